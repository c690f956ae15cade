-- The rule is asked bid by bid, and planning it costs several times what asking one expert does (8 to 10 ms against 2, with 5,000
-- experts): once planned, the plan is kept whoever is asked about.
ALTER FUNCTION conflicts_of_bid(uuid, uuid[]) SET plan_cache_mode = force_generic_plan;
