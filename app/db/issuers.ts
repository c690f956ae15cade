const lead = `(select s.value ->> 'organiser' from setting s where s.key = 'site')`;

/** 发文单位 of the papers of a round `r` (SQL): the organiser, who leads, then the other bodies in the order of the round's rules. */
export const issuersOfRound = `array_remove(array_append(array[]::text[], ${lead}) || array(select o.name from jsonb_array_elements_text(coalesce(r.rules -> 'jointIssuers', '[]')) with ordinality as o (name, place)
  where o.name is distinct from ${lead} order by o.place), null)`;

/** Of a notice `n` of the round `r`: as they were when it was published, also none; a draft follows the settings. */
export const issuersOfNotice = `case when n.published_at is null then ${issuersOfRound} else coalesce(n.issuers, '{}') end as issuers`;

/** What fixes them at the publication of a notice `n`. */
export const fixedIssuers = `issuers = (select ${issuersOfRound} from round r where r.id = n.round_id)`;
