import { bidLifecycle, resupplyStates } from "#app/domain/bid/lifecycle.ts";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { inTransaction } from "./client.ts";

/** The table behind each noun, as in the SQL function table_of_noun(). */
const tables: Record<Noun, string> = {
  round: "round",
  challenge: "challenge",
  bid: "bid",
  reviewAssignment: "review_assignment",
  shortlist: "shortlist",
  award: "award",
  notice: "notice",
  objection: "objection",
  ticket: "ticket",
  question: "question",
  demand: "demand",
  takedown: "takedown",
};

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ");

/** Per noun: the stored state is the state that its last event tells, and a state that the lifecycle knows. */
const stateInvariants = (Object.keys(lifecycles) as Noun[]).flatMap((noun) => [
  {
    name: `${noun}: stored state equals the last event`,
    sql: `select t.id::text as found from ${tables[noun]} t left join lateral (
        select e.body::jsonb as body from audit_event e where e.noun = '${noun}' and e.object_id = t.id and e.body::jsonb ? 'to' order by e.seq desc limit 1) last on true
      where last.body is null or last.body ->> 'to' <> t.status or (last.body ->> 'version')::int <> t.version`,
  },
  { name: `${noun}: state is of the lifecycle`, sql: `select id::text as found from ${tables[noun]} where status not in (${quoted(lifecycles[noun].states)})` },
]);

const submittedOrLater = bidLifecycle.states.filter((state) => state !== "draft");

/** Named statements that must return no row (guide: what can never be true). Run in tests and by `jiebang doctor`. */
export const invariants: readonly { name: string; sql: string }[] = [
  ...stateInvariants,
  { name: "log: the head is the last event", sql: "select seq::text as found from audit_head where seq <> (select count(*) from audit_event) or hash <> coalesce((select hash from audit_event order by seq desc limit 1), hash)" },
  { name: "log: every event continues the one before", sql: "select e.seq::text as found from audit_event e join audit_event p on p.seq = e.seq - 1 where e.prev <> p.hash" },
  { name: "log: a detail matches its digest", sql: "select d.seq::text as found from audit_detail d join audit_event e on e.seq = d.seq where e.body::jsonb ->> 'detail' <> encode(sha256(d.salt || convert_to(d.content, 'UTF8')), 'hex')" },
  { name: "bid: none was received at or after its deadline", sql: "select bid_id::text as found from bid_version where received_at >= deadline" },
  { name: "bid: what was submitted has a sealed version and each version a receipt", sql: `select b.id::text as found from bid b where b.status in (${quoted(submittedOrLater)}) and not exists (select 1 from bid_version v join bid_receipt r on r.bid_version_id = v.id where v.bid_id = b.id)` },
  { name: "bid: an envelope is what its digest says", sql: "select bid_id::text as found from bid_version where envelope_digest <> encode(sha256(envelope), 'hex')" },
  { name: "bid: none is readable before the opening", sql: `select c.bid_id::text as found from bid_content c join bid b on b.id = c.bid_id where b.status in ('draft', 'submitted', 'withdrawn', ${quoted(resupplyStates)})` },
  { name: "challenge: one that accepts bids has its window and its opening key", sql: "select c.id::text as found from challenge c left join opening_key k on k.challenge_id = c.id where c.status = 'open' and (c.closes_at is null or c.opens_at is null or k.challenge_id is null)" },
  { name: "challenge: what lists are made from is what stands in it", sql: "select c.id::text as found from challenge c left join challenge_listing l on l.id = c.id where listing_of(c) is distinct from l" },
  { name: "challenge: the count at closing is the count of bids that were sealed, but for those opened again", sql: "select c.id::text as found from challenge c where c.bids_at_close is not null and (select count(*) from bid b where b.challenge_id = c.id and b.status not in ('draft', 'withdrawn')) not between c.bids_at_close and c.bids_at_close + (select count(distinct t.bid_id) from ticket t join bid b on b.id = t.bid_id where b.challenge_id = c.id and t.status = 'reopened')" },
  // What is ranked waits for a second person to void it; until then nothing is decided by it.
  { name: "review: nobody judges against the conflict rule", sql: "select a.id::text as found from review_assignment a where a.status in ('accepted', 'reviewing', 'signed', 'reopened') and conflicted(a.expert_id, a.bid_id) and not exists (select from bid b join challenge c on c.id = b.challenge_id join expert e on e.id = a.expert_id join conflict_declaration d on d.challenge_id = c.id and d.person_id = e.person_id where b.id = a.bid_id and c.status = 'ranked' and d.kind <> 'none')" },
  { name: "review: a signed sheet is not followed by a later revision", sql: "select a.id::text as found from review_assignment a join score_sheet s on s.assignment_id = a.id where a.status = 'signed' and s.saved_at > a.signed_at" },
  { name: "ranking: what is ranked has one frozen file that counts", sql: "select c.id::text as found from challenge c where c.status in ('ranked', 'decided') and 1 <> (select count(*) from ranking_freeze f where f.challenge_id = c.id and not exists (select from ranking_voiding v where v.challenge_id = f.challenge_id and v.version = f.version))" },
  { name: "ranking: the frozen file is what its digest says", sql: "select challenge_id::text as found from ranking_freeze where digest <> encode(sha256(convert_to(file, 'UTF8')), 'hex')" },
  { name: "award: what is announced stands in a notice that was published", sql: "select a.id::text as found from award a left join notice n on n.id = a.notice_id where a.status in ('inPublicity', 'frozen', 'awarded', 'forfeited') and (n.id is null or (n.status = 'draft' and a.status <> 'frozen'))" },
  { name: "award: one live award for a challenge that does not race", sql: "select a.challenge_id::text as found from award a join challenge c on c.id = a.challenge_id where not c.race and a.status in ('proposed', 'inPublicity', 'frozen', 'awarded') group by a.challenge_id having count(*) > 1" },
  { name: "question: what is published has a number and an answer, nothing else has", sql: "select id::text as found from question where (status = 'published') <> (number is not null and answer <> '' and public_text is not null)" },
  { name: "takedown: a hidden text is kept until it is decided, and no longer", sql: "select id::text as found from takedown where (status = 'hidden') <> (kept is not null)" },
  { name: "notice: what is published bears a number", sql: "select id::text as found from notice where status <> 'draft' and doc_seq is null and act_no is null" },
];

/** Runs them all; an empty list is a sound database. At most five finds of each are named. */
export async function brokenInvariants(): Promise<{ name: string; found: string[] }[]> {
  const checked = await inTransaction(async (tx) => {
    // Each reads a whole table, and some ask the rule of conflicts of every row: no page waits for it.
    await tx.query("set local statement_timeout = '60s'");
    const broken: { name: string; found: string[] }[] = [];
    for (const { name, sql } of invariants) {
      const { rows } = await tx.query<{ found: string }>(`${sql} limit 5`);
      if (rows.length > 0) broken.push({ name, found: rows.map((row) => row.found) });
    }
    return ok(broken);
  });
  return checked.ok ? checked.value : [];
}
