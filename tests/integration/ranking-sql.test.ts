import fc from "fast-check";
import { expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { type AggregationMethod } from "#app/domain/review/aggregate.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";

/** The second implementation: the rules of the ranking file in SQL, from its text alone. PostgreSQL's round() rounds positive numbers half up. */
const ranked = `
with file as (select $1::jsonb as f),
weights as (select sum((c ->> 'weight')::numeric) filter (where used) as used, sum((c ->> 'weight')::numeric) as whole
  from (select jsonb_array_elements(f -> 'criteria') as c, true as used from file union all select jsonb_array_elements(f -> 'leftOut'), false from file) lines),
sheets as (select s ->> 'bid' as bid, s ->> 'expert' as expert, s -> 'marks' as marks from file, jsonb_array_elements(f -> 'sheets') s),
marks as (select bid, expert, m.key as criterion, m.value::numeric as mark from sheets, jsonb_each_text(marks) m
  union all select bid, expert, 'total', sum(m.value::numeric) from sheets, jsonb_each_text(marks) m group by bid, expert),
methods as (select bid, count(*) as sheets, case when f #>> '{rules,aggregation}' <> 'auto' then f #>> '{rules,aggregation}' when count(*) >= 5 then 'trimmedMean' else 'mean' end as method
  from sheets, file group by bid, f),
aggregated as (select bid, criterion, method, sheets, round(case when criterion = 'total' then whole / used else 1 end * case method
    when 'mean' then sum(mark) / count(*)
    when 'trimmedMean' then (sum(mark) - max(mark) - min(mark)) / (count(*) - 2)
    else (percentile_disc(0.5) within group (order by mark) + percentile_disc(0.5) within group (order by mark desc)) / 2 end, 2) as value,
  -- One division at the end: u is whole, in hundredths of whole points before they are spread.
  round((max(mark) - min(mark)) * whole / used, 2) as range,
  round(sqrt(count(*) * sum(100 * mark * 100 * mark) - sum(100 * mark) ^ 2) * whole / (100 * count(*) * used), 2) as deviation
  from marks join methods using (bid), weights group by bid, criterion, method, sheets, whole, used),
lines as (select t.bid, t.method, t.sheets, t.value as total, t.range, t.deviation,
    (select jsonb_object_agg(c.criterion, c.value::text) from aggregated c where c.bid = t.bid and c.criterion <> 'total') as criteria,
    (select array_agg((select c.value from aggregated c where c.bid = t.bid and c.criterion = code) order by n) from file, jsonb_array_elements_text(f #> '{rules,tieBreak}') with ordinality as tie(code, n)) as ties
  from aggregated t where t.criterion = 'total')
select bid, method, sheets::int as "validSheets", total::text, range::text, deviation::text as "standardDeviation", criteria, rank() over (order by total desc, ties desc)::int as place
from lines order by place, bid collate "C"`;

const criteria = [
  { code: "R01", weight: 40 },
  { code: "R02", weight: 30 },
  { code: "R05", weight: 20 },
  { code: "R08", weight: 7 },
];

function fileOf(rows: number[][][], aggregation: AggregationMethod | "auto", leftOut: { code: string; weight: number }[]): RankingFile {
  const sheets = rows.flatMap((own, bid) =>
    own.map((marks, expert): SignedSheet => ({ bid: `S${String(bid)}`, expert: `P${String(expert)}`, marks: Object.fromEntries(criteria.map(({ code }, index) => [code, formatMark(marks[index] ?? 0)])), digest: String(100 * bid + expert).padStart(64, "0") })),
  );
  const made = makeRankingFile({ round: "R", challenge: "C" }, { criteria, leftOut, aggregation, leastValidScores: 3, passMark: 70 }, sheets, []);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

it("aggregation and order agree with a second implementation in SQL, for any sheets", async () => {
  // Coarse marks make ties, fine ones make rounding; equal ones make equal places.
  const mark = (weight: number) => fc.oneof(fc.integer({ min: 0, max: 100 * weight }), fc.integer({ min: weight - 2, max: weight }).map((points) => 100 * points));
  const sheet = fc.tuple(...criteria.map(({ weight }) => mark(weight)));
  const rows = fc.array(fc.array(sheet, { minLength: 5, maxLength: 8 }), { minLength: 1, maxLength: 8 });
  const leftOut = fc.constantFrom<{ code: string; weight: number }[]>([], [{ code: "R12", weight: 3 }]);
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom<AggregationMethod | "auto">("auto", "mean", "trimmedMean", "median"), leftOut, async (given, aggregation, left) => {
      const file = fileOf(given, aggregation, left);
      const { rows: lines } = await getPool().query(ranked, [JSON.stringify(file)]);
      expect(lines).toEqual(file.bids.map(({ bid, method, validSheets, total, range, standardDeviation, criteria: marks, place }) => ({ bid, method, validSheets, total, range, standardDeviation, criteria: marks, place })));
    }),
    { numRuns: 200 },
  );
});
