import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import type { ChallengeSort } from "#app/domain/challenge/view.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aChallenge, at } from "#tests/support/builders.ts";

const year = "JZGX-2098-";

/** Items of which two in three have the common word, one in twenty the rare one: more than a page looks through first. */
beforeAll(async () => {
  const { no } = await aChallenge();
  await asOwner(
    `insert into challenge (no, round_id, title, status, class, waste, direction, owner_unit_id, pattern, race, period_months, fiscal_fen, owner_input_fen, pay_to_bidder_fen, funding_rule, background, content, deliverables, ip_rule, indicators, opens_at, closes_at)
     select $2 || lpad(n::text, 3, '0'), round_id, case when n % 3 = 0 then '煤矸' else '镁渣' end || case when n % 20 = 0 then '铍铟' else '' end || '利用之' || n, case when n % 7 = 0 then 'closed' else 'open' end, class, case when n % 2 = 0 then array['赤泥'] else array['钛石膏'] end, direction, owner_unit_id, pattern, race, period_months,
       fiscal_fen + n % 13, owner_input_fen, pay_to_bidder_fen, funding_rule, background, content, deliverables, ip_rule, indicators, opens_at, closes_at
     from challenge, generate_series(1, 240) n where no = $1`,
    [no, year],
  );
  await asOwner("insert into challenge_listing select l.* from challenge c cross join lateral listing_of(c) l on conflict do nothing", []);
});
afterAll(closeDatabase);

describe("a search for a short word", () => {
  const sorts: ChallengeSort[] = ["no", "-no", "-money"];
  const filters = [{}, { waste: "赤泥" }, { state: ["closed"] }];
  const cases = ["镁渣", "铍铟", "渣铍", "渣"].flatMap((text) => sorts.flatMap((sort) => filters.map((filter) => [text, sort, filter] as const)));

  it.each(cases)("%s, sorted by %s, of %o: the same page whether its word is common or rare", async (text, sort, filter) => {
    const order = { no: "no", "-no": "no desc", "-money": "fiscal_fen + owner_input_fen desc, no" }[sort as "no"];
    const { rows } = await getPool().query<{ no: string }>(
      `select no from challenge where opens_at is not null and title like '%' || $1 || '%' and ($2::text is null or $2 = any(waste)) and ($3::text[] is null or status = any($3)) order by ${order}`,
      [text, "waste" in filter ? filter.waste : null, "state" in filter ? filter.state : null],
    );
    const expected = rows.map(({ no }) => no);
    for (const page of [1, 2]) {
      const found = await listPublicChallenges(await at(publicActor), { text, sort, ...filter }, page);
      expect([found.rows.map(({ no }) => no), found.total, found.isNear]).toEqual([expected.slice((page - 1) * 50, page * 50), expected.length, false]);
    }
  });
});
