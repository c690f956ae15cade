import { asOwner } from "./as-owner.ts";

const units = `insert into unit (uscc, name, kind, check_digit_ok)
  select 'B' || lpad(n::text, 17, '0'), '示例·第' || n || '申报单位', 'enterprise', true from generate_series(1, $1::int) n on conflict (uscc) do nothing`;

const bids = `insert into bid (no, challenge_id, lead_unit_id, created_by, status, review_code)
  select 'JB-9999-' || n, c.id, u.id, (select id from person order by id limit 1), 'formPassed', 'Z' || lpad(n::text, 5, '0')
  from generate_series(1, $2::int) n join challenge c on c.no = $1 join unit u on u.uscc = 'B' || lpad(n::text, 17, '0')`;

const tasks = `insert into review_assignment (bid_id, expert_id, status, pseudonym)
  select b.id, e.id, 'reviewing', 'P' || e.no from bid b join challenge c on c.id = b.challenge_id join expert e on e.no = any($2)
  where c.no = $1 and b.status = 'formPassed' and not exists (select from review_assignment a where a.bid_id = b.id and a.expert_id = e.id)`;

const live = "select a.id, a.expert_id, b.id as bid_id, c.round_id from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id where c.no = $1 and a.status in ('invited', 'accepted', 'reviewing')";

const sheets = `insert into score_sheet (assignment_id, revision, opinion, saved_by) select t.id, 1, '示例意见', e.person_id from (${live}) t join expert e on e.id = t.expert_id on conflict do nothing`;

const scores = `insert into score (assignment_id, revision, criterion, hundredths, reason)
  select t.id, 1, l.line ->> 'code', (l.line ->> 'weight')::int * (62 + abs(hashtext(t.bid_id::text || (l.line ->> 'code'))) % 25 + abs(hashtext(t.id::text)) % 12), ''
  from (${live}) t join round r on r.id = t.round_id cross join lateral jsonb_array_elements(r.rubric) as l(line) where l.line ->> 'code' <> 'R12' on conflict do nothing`;

const sign = `update review_assignment set status = 'signed', signed_at = app_now() where id in (select id from (${live}) t)`;

/**
 * Fills an item in review up with bids of their own units, each judged and signed by these experts. Written past the services, which
 * would take minutes; what a reader's page costs does not ask how its rows came in.
 */
export async function fillStandings(challengeNo: string, count: number, experts: readonly string[]): Promise<void> {
  await asOwner(units, [count]);
  await asOwner(bids, [challengeNo, count]);
  await asOwner(tasks, [challengeNo, experts]);
  for (const statement of [sheets, scores, sign]) await asOwner(statement, [challengeNo]);
  for (const table of ["unit", "bid", "review_assignment", "score_sheet", "score"]) await asOwner(`vacuum analyze ${table}`, []);
}
