-- Whether a person said of this item whether there is a conflict (回避声明), knowing all its bids: what was said before the last of
-- them was opened says nothing of that one. Whoever said that there is a conflict is out of it for good.
CREATE FUNCTION has_declared(p_person uuid, p_challenge uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM conflict_declaration d WHERE d.person_id = p_person AND d.challenge_id = p_challenge
    AND (d.kind <> 'none' OR d.at >= (SELECT coalesce(max(k.opened_at), '-infinity') FROM bid b JOIN bid_content k ON k.bid_id = b.id WHERE b.challenge_id = p_challenge)))
$$;
