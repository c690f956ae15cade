-- Hand-written.

-- What the pairs of a text cost, in units of a plain operator: half a millisecond for an item. Without it the planner
-- computes them for every item of a long list, in seconds, rather than ask the index that holds them.
ALTER FUNCTION text_pairs(text) COST 10000;
ALTER FUNCTION challenge_pairs(text, text, text, text, text) COST 10000;
