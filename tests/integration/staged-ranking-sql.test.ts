import { fc } from "#tests/support/fast-check.ts";
import { expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { rankingMethods, type RankingRules, usualSettings, vetoRules } from "#app/domain/review/ranking-rules.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { type EndedStage, makeStagedFile, recomputeAnyRanking, type StagedFile } from "#app/domain/review/staged-file.ts";
import { advancing } from "#app/domain/review/stages.ts";
import type { Criterion } from "#app/domain/review/thresholds.ts";
import type { PanelVoteCount } from "#app/domain/review/votes.ts";

/**
 * The second implementation of `jiebang-ranking-4`: how the stages are put together, in SQL, from the description on the public page
 * 规则 alone. Each stage's own file is held against SQL in `ranking-sql.test.ts`; its lines are taken here as they stand. A numeric of
 * sixty places divides exactly enough: rounded to forty first, a third never hides a half.
 */
const ranked = `
with file as (select $1::jsonb as f),
stages as (select n::int as n, s -> 'ranking' as r, (s ->> 'weight')::int as weight, s -> 'advanced' as advanced, count(*) over ()::int as count from file, jsonb_array_elements(f -> 'stages') with ordinality as x(s, n)),
factors as (select n, used, whole from stages, lateral (select coalesce(sum((c ->> 'weight')::numeric), 0) as used from jsonb_array_elements(r -> 'criteria') c) u,
  lateral (select used + coalesce(sum((c ->> 'weight')::numeric), 0) as whole from jsonb_array_elements(r -> 'leftOut') c) w),
sheets as (select n, s ->> 'bid' as bid, (select sum(m.value::numeric) from jsonb_each_text(s -> 'marks') m) as points from stages, jsonb_array_elements(r -> 'sheets') s),
methods as (select n, bid, count(*) as sheets, case r #>> '{rules,aggregation}' when 'auto' then case when count(*) >= 5 then 'trimmedMean' else 'mean' end when 'rankSum' then 'mean' else r #>> '{rules,aggregation}' end as method
  from sheets join stages using (n) group by n, bid, r),
exact as (select n, bid, (case method when 'mean' then sum(points) when 'trimmedMean' then sum(points) - max(points) - min(points)
      else percentile_disc(0.5) within group (order by points) + percentile_disc(0.5) within group (order by points desc) end * whole)::numeric(1000, 60)
    / (case method when 'mean' then count(*) when 'trimmedMean' then count(*) - 2 else 2 end * used) as total
  from sheets join methods using (n, bid) join factors using (n) group by n, bid, method, whole, used),
lines as (select n, l ->> 'bid' as bid, (l ->> 'vetoed')::boolean as vetoed, (l ->> 'place')::int as place, (l ->> 'total')::numeric as total, l -> 'missed' as missed from stages, jsonb_array_elements(r -> 'bids') l),
shown as (select n, bid, round(round(total, 40), 2) as total from exact),
whole as (select bid, max(n) as reached, round(round(sum(weight * exact.total) / sum(weight), 40), 2) as total, bool_or(l.vetoed) as vetoed from exact join stages using (n) join lines l using (n, bid) group by bid),
votes as (select n, v ->> 'bid' as bid, (v ->> 'votesFor')::int as ballots from stages, jsonb_array_elements(r -> 'votes') v where v ->> 'question' = 'tie'),
keyed as (select w.*, coalesce(v.ballots, 0) as ballots, (select array_agg(coalesce(s.total, 0) order by k desc) from generate_series(1, w.reached) k left join shown s on s.n = k and s.bid = w.bid) as back
  from whole w left join votes v on v.n = w.reached and v.bid = w.bid),
placed as (select *, rank() over (order by vetoed, reached desc, total desc, back desc, ballots desc)::int as place from keyed),
-- How many stages, from the last back, a bid has in common with the one that has most in common with it.
shared as (select a.bid, a.reached, count(b.bid) as equals, bool_or(a.back = b.back) as same, bool_or(a.back = b.back and a.ballots = b.ballots) as voted,
    max((select count(*) from generate_series(1, a.reached) k where a.back[1:k] = b.back[1:k])) as common
  from placed a left join placed b on b.bid <> a.bid and b.vetoed = a.vetoed and b.reached = a.reached and b.total = a.total group by a.bid, a.reached),
entry as (select n, coalesce(min(l.total) filter (where advanced ? l.bid), (r #>> '{rules,passMark}')::numeric) as least from stages join lines l using (n) group by n, r),
missed as (select p.bid, case
    when p.reached < s.count and s.advanced ? p.bid then jsonb_build_array(jsonb_build_array('S' || p.reached + 1, '0.00', (select round((r #>> '{rules,passMark}')::numeric, 2)::text from stages x where x.n = p.reached + 1)))
    when p.reached < s.count then jsonb_build_array(jsonb_build_array(null, (select total::text from shown x where x.n = p.reached and x.bid = p.bid), (select round(least, 2)::text from entry e where e.n = p.reached)))
    when p.total < (f #>> '{rules,passMark}')::numeric then jsonb_build_array(jsonb_build_array(null, p.total::text, round((f #>> '{rules,passMark}')::numeric, 2)::text)) else '[]' end
    || coalesce((select jsonb_agg(jsonb_build_array(m ->> 'criterion', m ->> 'actual', m ->> 'required') order by l.n, o) from lines l, jsonb_array_elements(l.missed) with ordinality as x(m, o) where l.bid = p.bid and m ->> 'criterion' is not null), '[]') as missed
  from placed p join stages s on s.n = p.reached, file)
select p.bid, p.place, p.total::text, p.vetoed, m.missed,
  (select array_agg((select x.total::text from shown x where x.n = k and x.bid = p.bid) order by k) from generate_series(1, (select count from stages limit 1)) k) as stages,
  case when s.equals = 0 then null when s.voted then 'panelVote' when s.same then 'panelVoted' else 'S' || p.reached - s.common end as "tieBreak"
from placed p join missed m using (bid) join shared s using (bid) order by p.place, p.bid collate "C"`;

const linesOf = (...weights: number[]): Criterion[] => weights.map((weight, index) => ({ code: ["R01", "R02", "R08"][index] ?? "", weight }));
/** Each stage may weigh its criteria in its own way. */
const rubrics = [linesOf(40, 30, 27), linesOf(10, 37, 50), linesOf(60, 37)];

interface GivenStage {
  criteria: Criterion[];
  /** By bid, in the order of the first stage; of a later one those that went on are marked. */
  rows: { marks: number[]; raises: boolean }[][];
  votes: [[number, number], [number, number]][];
  weight: number;
  advance: number;
  passMark: number;
  rules: Pick<RankingRules, "aggregation" | "veto" | "leftOut">;
  /** Of those let in, who does not come. */
  stays: boolean[];
}

let digests = 0;

function fileOf(bids: readonly string[], { criteria, rows, votes, passMark, rules }: GivenStage): RankingFile {
  const sheets = bids.flatMap((bid, at) =>
    (rows[at] ?? []).map(({ marks, raises }, expert): SignedSheet => ({ bid, expert: `P${String(expert)}`, vetoes: raises ? ["R02"] : [], marks: Object.fromEntries(criteria.map(({ code }, index) => [code, formatMark(marks[index] ?? 0)])), digest: String((digests += 1)).padStart(64, "0") })),
  );
  const counted = bids.flatMap((bid, at): PanelVoteCount[] => (["tie", "veto"] as const).map((question, of) => ({ bid, question, votesFor: votes[at]?.[of]?.[0] ?? 0, votesAgainst: votes[at]?.[of]?.[1] ?? 0 })));
  const made = makeRankingFile({ round: "R", challenge: "C" }, { ...usualSettings, ...rules, criteria, leastValidScores: 1, passMark }, sheets, [], counted);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

/** Stage after stage with those that went on, until nobody does; null where nobody is left in the first. */
function stagedFrom(given: readonly GivenStage[], passMark: number): StagedFile {
  const ended: EndedStage[] = [];
  let going = (given[0]?.rows ?? []).map((_, at) => `S${String(at)}`);
  for (const [at, stage] of given.entries()) {
    const came = at === 0 ? going : going.filter((_, index) => !stage.stays[index]);
    if (came.length === 0) break;
    const ranking = fileOf(came, stage);
    const isLast = at === given.length - 1;
    going = isLast ? [] : advancing(ranking.bids, { advance: stage.advance, passMark: stage.passMark }).map(({ bid }) => bid);
    ended.push({ kind: "written", weight: stage.weight, advance: stage.advance, advanced: going, ranking });
  }
  const made = makeStagedFile({ round: "R", challenge: "C" }, passMark, ended);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

// Panels that agree make ties, thirds make rounding.
const mark = (weight: number) => fc.oneof({ weight: 2, arbitrary: fc.constantFrom(100 * weight, 100 * weight - 200) }, fc.integer({ min: 50 * weight, max: 100 * weight }));
const sheet = (criteria: Criterion[]) => fc.record({ marks: fc.tuple(...criteria.map(({ weight }) => mark(weight))), raises: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()) });
const panel = (criteria: Criterion[], less: number) => Array.from({ length: 5 }, () => ({ marks: criteria.map(({ weight }) => 100 * weight - less), raises: false }));
const agreed = (criteria: Criterion[], less: number) => fc.constant(panel(criteria, less));
const ballot = fc.tuple(fc.nat(2), fc.nat(2));
const stageOf = (weight: number, criteria: Criterion[]) =>
  fc.record({
    criteria: fc.constant(criteria),
    // Five sheets at least, because a trimmed mean needs them.
    rows: fc.array(fc.oneof(fc.array(sheet(criteria), { minLength: 5, maxLength: 6 }), agreed(criteria, 0), agreed(criteria, 200)), { minLength: 6, maxLength: 6 }),
    votes: fc.array(fc.tuple(ballot, ballot), { minLength: 6, maxLength: 6 }),
    weight: fc.constant(weight),
    advance: fc.nat(4),
    passMark: fc.constantFrom(0, 60, 90),
    rules: fc.record({ aggregation: fc.constantFrom<RankingRules["aggregation"]>("auto", ...rankingMethods), veto: fc.constantFrom(...vetoRules), leftOut: fc.constantFrom<{ code: string; weight: number }[]>([], [{ code: "R12", weight: 3 }]) }),
    stays: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()), { minLength: 6, maxLength: 6 }),
  });
const stages = fc.constantFrom([50, 50], [40, 60], [20, 30, 50], [33, 33, 34], [10, 20, 30, 40]).chain((weights) => {
  // The same in every stage at least as often as not: equal totals come about there.
  const own = fc.array(fc.constantFrom(...rubrics), { minLength: weights.length, maxLength: weights.length });
  const chosen = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...rubrics).map((one) => weights.map(() => one)) }, own);
  return chosen.chain((each) => fc.tuple(...weights.map((weight, index) => stageOf(weight, each[index] ?? []))));
});

/** Two bids with one total: what the one has more in the first stage, the other has more in the second, which parts them. */
const mirrored = [0, 200].map((first): GivenStage => ({ criteria: rubrics[0]!, rows: [panel(rubrics[0]!, first), panel(rubrics[0]!, 200 - first)], votes: [], weight: 50, advance: 0, passMark: 0, rules: { aggregation: "mean", veto: "one", leftOut: [] }, stays: [] }));

const inSql = async (file: StagedFile) => (await getPool().query(ranked, [JSON.stringify(file)])).rows;
const stated = (file: StagedFile) => file.bids.map(({ missed, ...line }) => ({ ...line, missed: missed.map(({ criterion, actual, required }) => [criterion, actual, required]) }));

it("several stages put together agree with a second implementation in SQL, for any sheets, rules, votes and ways through", async () => {
  const ways = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(stages, fc.constantFrom(0, 70, 85), async (given, passMark) => {
      const file = stagedFrom(given, passMark);
      for (const { tieBreak } of file.bids) ways.add(tieBreak);
      expect(await inSql(file)).toEqual(stated(file));
    }),
    { numRuns: 150, examples: [[mirrored, 0]] },
  );
  // Ties were parted by a stage, by votes, and by nothing.
  expect([...ways]).toEqual(expect.arrayContaining([null, "S2", "panelVote", "panelVoted"]));
});

it("agrees where every mark that a bid had in an earlier stage became void", async () => {
  const { rows } = fc.sample(stageOf(40, rubrics[0]!), { numRuns: 1, seed: 7 })[0]!;
  const plain = { criteria: rubrics[0]!, votes: [], weight: 40, advance: 0, passMark: 0, rules: { aggregation: "mean" as const, veto: "one" as const, leftOut: [] }, stays: [] };
  const calm = rows.map((own) => own.map((one) => ({ ...one, raises: false })));
  const first = fileOf(["S1", "S2"], { ...plain, rows: calm });
  const second = fileOf(["S0", "S1"], { ...plain, rows: calm.slice(1) });
  const made = makeStagedFile({ round: "R", challenge: "C" }, 70, [{ kind: "written", weight: 40, advance: 0, advanced: ["S0", "S1", "S2"], ranking: first }, { kind: "panel", weight: 60, advance: 0, advanced: [], ranking: second }]);
  if (!made.ok) throw new Error(made.refusal.code);
  const lines = await inSql(made.value);
  expect(lines).toEqual(stated(made.value));
  // Who was marked in the last stage alone stands before who was marked in the first alone.
  expect(lines.map(({ bid, stages: [early, late] }) => [bid, early !== null, late !== null])).toEqual(expect.arrayContaining([["S0", false, true], ["S2", true, false]]));
  expect(lines.at(-1)).toMatchObject({ bid: "S2" });
  expect(recomputeAnyRanking(made.value)).toMatchObject({ ok: true });
});
