import { fc } from "#tests/support/fast-check.ts";
import { expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { rankingMethods, type RankingRules, vetoRules } from "#app/domain/review/ranking-rules.ts";
import type { PanelVoteCount } from "#app/domain/review/votes.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";

/** The second implementation: the rules of the ranking file in SQL, from its text alone. PostgreSQL's round() rounds positive numbers half up. */
const ranked = `
with file as (select $1::jsonb as f),
weights as (select sum((c ->> 'weight')::numeric) filter (where used) as used, sum((c ->> 'weight')::numeric) as whole
  from (select jsonb_array_elements(f -> 'criteria') as c, true as used from file union all select jsonb_array_elements(f -> 'leftOut'), false from file) lines),
sheets as (select s ->> 'bid' as bid, s ->> 'expert' as expert, s -> 'marks' as marks, s -> 'vetoes' <> '[]' as raises from file, jsonb_array_elements(f -> 'sheets') s),
marks as (select bid, expert, m.key as criterion, m.value::numeric as mark from sheets, jsonb_each_text(marks) m
  union all select bid, expert, 'total', sum(m.value::numeric) from sheets, jsonb_each_text(marks) m group by bid, expert),
methods as (select bid, count(*) as sheets, count(*) filter (where raises) as flags,
    case f #>> '{rules,aggregation}' when 'auto' then case when count(*) >= 5 then 'trimmedMean' else 'mean' end when 'rankSum' then 'mean' else f #>> '{rules,aggregation}' end as method
  from sheets, file group by bid, f),
votes as (select v ->> 'bid' as bid, v ->> 'question' as question, (v ->> 'votesFor')::int as "for", (v ->> 'votesAgainst')::int as against from file, jsonb_array_elements(f -> 'votes') v),
vetoes as (select m.bid, m.flags, m.flags > 0 and case f #>> '{rules,veto}' when 'one' then true when 'majority' then m.flags * 2 > m.sheets
    else coalesce((select v."for" > v.against from votes v where v.bid = m.bid and v.question = 'veto'), false) end as vetoed from methods m, file),
whole as (select expert from sheets group by expert having count(*) = (select count(distinct bid) from sheets)),
ranked as (select bid, expert, rank() over better + (count(*) over (partition by expert, mark) - 1) / 2.0 as rank from marks join whole using (expert) where criterion = 'total' window better as (partition by expert order by mark desc)),
means as (select bid, round(avg(rank), 2) as mean from ranked, file where f #>> '{rules,aggregation}' = 'rankSum' and (select count(*) from whole) >= (f #>> '{rules,leastValidScores}')::int group by bid),
aggregated as (select bid, criterion, method, sheets, round(case when criterion = 'total' then whole / used else 1 end * case method
    when 'mean' then sum(mark) / count(*)
    when 'trimmedMean' then (sum(mark) - max(mark) - min(mark)) / (count(*) - 2)
    else (percentile_disc(0.5) within group (order by mark) + percentile_disc(0.5) within group (order by mark desc)) / 2 end, 2) as value,
  -- One division at the end: u is whole, in hundredths of whole points before they are spread.
  round((max(mark) - min(mark)) * whole / used, 2) as range,
  round(sqrt(count(*) * sum(100 * mark * 100 * mark) - sum(100 * mark) ^ 2) * whole / (100 * count(*) * used), 2) as deviation,
  -- Compared before rounding, without a division.
  (max(mark) - min(mark)) * whole > (f #>> '{rules,divergence,range}')::numeric * used
    or (count(*) * sum(mark * mark) - sum(mark) ^ 2) * whole ^ 2 > ((f #>> '{rules,divergence,deviation}')::numeric * count(*) * used) ^ 2 as wide
  from marks join methods using (bid), weights, file group by bid, criterion, method, sheets, whole, used, f),
lines as (select t.bid, case when m.mean is null then t.method else 'rankSum' end as method, t.sheets, t.value as total, t.range, t.deviation, m.mean, v.flags, v.vetoed,
    coalesce((select "for" from votes where votes.bid = t.bid and question = 'tie'), 0) as tie_votes,
    t.wide,
    array_remove(array(select c.criterion from aggregated c join jsonb_array_elements(f -> 'criteria') with ordinality w(c, n) on w.c ->> 'code' = c.criterion
      where c.bid = t.bid and c.value < (w.c ->> 'weight')::numeric * (f #>> '{rules,criterionFloor}')::numeric order by n), null) as below,
    (select jsonb_object_agg(c.criterion, c.value::text) from aggregated c where c.bid = t.bid and c.criterion <> 'total') as criteria,
    (select array_agg((select c.value from aggregated c where c.bid = t.bid and c.criterion = code) order by n) from file, jsonb_array_elements_text(f #> '{rules,tieBreak}') with ordinality as tie(code, n)) as ties
  from aggregated t join vetoes v using (bid) left join means m using (bid), file where t.criterion = 'total')
select bid, method, mean::text as "meanRank", sheets::int as "validSheets", total::text, range::text, deviation::text as "standardDeviation", criteria, flags::int as "vetoFlags", vetoed,
  below, wide, rank() over (order by vetoed, coalesce(mean, -total), ties desc, tie_votes desc)::int as place
from lines order by place, bid collate "C"`;

const criteria = [
  { code: "R01", weight: 40 },
  { code: "R02", weight: 30 },
  { code: "R05", weight: 20 },
  { code: "R08", weight: 7 },
];

interface Given {
  rows: { marks: number[]; raises: boolean }[][];
  votes: PanelVoteCount[];
  rules: Pick<RankingRules, "aggregation" | "veto" | "criterionFloor" | "divergenceRange" | "divergenceDeviation" | "tieBreak" | "leftOut">;
}

function fileOf({ rows, votes, rules }: Given): RankingFile {
  const sheets = rows.flatMap((own, bid) =>
    own.map(({ marks, raises }, expert): SignedSheet => ({ bid: `S${String(bid)}`, expert: `P${String(expert)}`, vetoes: raises ? ["R02"] : [], marks: Object.fromEntries(criteria.map(({ code }, index) => [code, formatMark(marks[index] ?? 0)])), digest: String(100 * bid + expert).padStart(64, "0") })),
  );
  const made = makeRankingFile({ round: "R", challenge: "C" }, { ...rules, criteria, leastValidScores: 3, passMark: 70 }, sheets, [], votes);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

it("aggregation, vetoes, votes, limits and order agree with a second implementation in SQL, for any sheets and rules", async () => {
  // Coarse marks make ties, fine ones make rounding; equal ones make equal places.
  const mark = (weight: number) => fc.oneof(fc.integer({ min: 0, max: 100 * weight }), fc.integer({ min: weight - 2, max: weight }).map((points) => 100 * points));
  const sheet = fc.record({ marks: fc.tuple(...criteria.map(({ weight }) => mark(weight))), raises: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()) });
  const rows = fc.array(fc.array(sheet, { minLength: 5, maxLength: 8 }), { minLength: 1, maxLength: 8 });
  const vote = fc.tuple(fc.nat(5), fc.nat(5));
  // The panel has voted on every veto, and on some ties.
  const votes = fc.array(fc.tuple(vote, fc.option(vote)), { minLength: 8, maxLength: 8 });
  const rules = fc.record({
    aggregation: fc.constantFrom<RankingRules["aggregation"]>("auto", ...rankingMethods),
    veto: fc.constantFrom(...vetoRules),
    criterionFloor: fc.integer({ min: 0, max: 100 }),
    divergenceRange: fc.integer({ min: 1, max: 60 }),
    divergenceDeviation: fc.integer({ min: 1, max: 30 }),
    tieBreak: fc.shuffledSubarray(["R01", "R02", "R05", "R08"]),
    leftOut: fc.constantFrom<{ code: string; weight: number }[]>([], [{ code: "R12", weight: 3 }]),
  });
  await fc.assert(
    fc.asyncProperty(rows, votes, rules, async (given, cast, settled) => {
      const counted = cast.slice(0, given.length).flatMap(([veto, tie], bid): PanelVoteCount[] => {
        const of = (question: PanelVoteCount["question"], [votesFor, votesAgainst]: [number, number]) => ({ bid: `S${String(bid)}`, question, votesFor, votesAgainst });
        return [of("veto", veto), ...(tie ? [of("tie", tie)] : [])];
      });
      const file = fileOf({ rows: given, votes: counted, rules: settled });
      const { rows: lines } = await getPool().query(ranked, [JSON.stringify(file)]);
      expect(lines).toEqual(
        file.bids.map(({ bid, method, meanRank, validSheets, total, range, standardDeviation, criteria: marks, vetoFlags, vetoed, missed, divergent, place }) => {
          const below = missed.flatMap(({ criterion }) => criterion ?? []);
          return { bid, method, meanRank, validSheets, total, range, standardDeviation, criteria: marks, vetoFlags, vetoed, below, wide: divergent, place };
        }),
      );
    }),
    { numRuns: 200 },
  );
});
