import { resupplyStates, unreadStates } from "#app/domain/bid/lifecycle.ts";
import type { DeclaredBid, DeclaredKind, DeclaredPerson, Occasion } from "#app/domain/review/declaration.ts";
import type { FlagExpert } from "#app/domain/review/soft-flags.ts";
import type { ConflictReason } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { ownerNames } from "./owner-names.ts";

const unread = ["submitted", ...resupplyStates, ...unreadStates].map((state) => `'${state}'`).join(", ");

export interface NewDeclaration {
  personId: string;
  challengeId: string;
  /** Null: the item as a whole. */
  bidId: string | null;
  occasion: Occasion;
  kind: DeclaredKind;
  words: string;
  recordedBy: string | null;
}

export async function insertDeclarations(tx: Transaction, rows: readonly NewDeclaration[]): Promise<void> {
  for (const row of rows) {
    await tx.query("insert into conflict_declaration (person_id, challenge_id, bid_id, occasion, kind, words, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)", [row.personId, row.challengeId, row.bidId, row.occasion, row.kind, row.words, row.recordedBy]);
  }
}

/** What a person said last about an item (`bidId` null) and its bids. */
export async function findSaid(personId: string, challengeId: string): Promise<{ bidId: string | null; kind: DeclaredKind; at: string }[]> {
  const { rows } = await getPool().query<{ bidId: string | null; kind: DeclaredKind; at: Date }>(
    `select distinct on (d.bid_id) d.bid_id as "bidId", d.kind, d.at from conflict_declaration d where d.person_id = $1 and d.challenge_id = $2 order by d.bid_id, d.id desc`,
    [personId, challengeId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The opened bids of an item as a declaration names them; of one expert's tasks alone when asked. */
export async function findDeclarable(challengeId: string, expertId: string | null): Promise<(Omit<DeclaredBid, "said" | "leadName"> & { id: string })[]> {
  const { rows } = await getPool().query<Omit<DeclaredBid, "said" | "leadName"> & { id: string }>(
    `select b.id, b.no, coalesce(b.review_code, b.no) as code, u.name as "unitName",
       array(select m.name from bid_member x join unit m on m.id = x.unit_id where x.bid_id = b.id order by m.name) as "memberNames"
     from bid b join unit u on u.id = b.lead_unit_id
     where b.challenge_id = $1 and b.status not in ('draft', 'withdrawn', ${unread})
       and ($2::uuid is null or exists (select from review_assignment a where a.bid_id = b.id and a.expert_id = $2 and a.status not in ('declined', 'replaced'))) order by b.review_code, b.no`,
    [challengeId, expertId],
  );
  return rows;
}

export async function findOwnerName(challengeId: string): Promise<string | null> {
  const { rows } = await getPool().query<{ ownerName: string }>(`select ${ownerNames} from challenge c join unit u on u.id = c.owner_unit_id where c.id = $1`, [challengeId]);
  return rows[0]?.ownerName ?? null;
}

const saidSql = (person: string) => `(select json_build_object('conflict', bool_or(l.kind <> 'none'), 'at', max(l.at)) from (
  select distinct on (d.bid_id) d.kind, d.at from conflict_declaration d where d.person_id = ${person} and d.challenge_id = $1 order by d.bid_id, d.id desc) l)`;

/** Who decides or acts in the item, and the experts with a task, each with the last word. */
export async function findDeclaredPeople(challengeId: string): Promise<DeclaredPerson[]> {
  const { rows } = await getPool().query<Omit<DeclaredPerson, "said" | "at"> & { last: { conflict: boolean | null; at: string | null } }>(
    `select p.name, x.roles, x."expertNo", ${saidSql("p.id")} as last from (
       select g.person_id, array_agg(distinct g.role order by g.role) as roles, null as "expertNo" from role_grant g join challenge c on c.id = $1
       where (g.round_id is null or g.round_id = c.round_id) and g.role in ('officer', 'secondOfficer', 'leader', 'witness') group by g.person_id
       union all
       select e.person_id, '{}', e.no from expert e where exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = $1 and a.status <> 'replaced')
     ) x join person p on p.id = x.person_id where p.disabled_at is null order by x."expertNo" nulls first, p.name`,
    [challengeId],
  );
  return rows.map(({ last, ...row }) => ({ ...row, said: last.conflict === null ? null : last.conflict ? "conflict" : "none", at: last.at === null ? null : new Date(last.at).toISOString() }));
}

/** Whom the rule excludes from these bids. */
export async function findExcluded(bidIds: readonly string[]): Promise<{ expertNo: string; name: string; unitName: string; bidId: string; reason: ConflictReason }[]> {
  const { rows } = await getPool().query<{ expertNo: string; name: string; unitName: string; bidId: string; reason: ConflictReason }>(
    `select e.no as "expertNo", p.name, u.name as "unitName", t.bid as "bidId", f.reason from unnest($1::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f
       join expert e on e.id = f.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id where p.disabled_at is null and p.rehearsal_id is null order by e.no`,
    [bidIds],
  );
  return rows;
}

/** Every active expert with the names of relations that carry no code. */
export async function findFlagExperts(): Promise<FlagExpert[]> {
  const { rows } = await getPool().query<FlagExpert>(
    `select e.no, p.name, u.id as "unitId", u.name as "unitName", coalesce(f.aliases, '{}') as "unitAliases", coalesce((select json_agg(json_build_object('kind', l.kind, 'name', l.person_name, 'year', to_char(l.until, 'YYYY')))
       from expert_link l where l.expert_id = e.id and l.person_name is not null and l.ended_at is null), '[]') as related
     from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id left join unit_profile f on f.unit_id = u.id where p.disabled_at is null and e.suspended_at is null and p.rehearsal_id is null order by e.no`,
  );
  return rows;
}

/** Other names of the units of these bids, by bid. */
export async function findAliasesOfBids(bidIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await getPool().query<{ bidId: string; aliases: string[] }>(
    `select t.bid as "bidId", array_agg(alias) as aliases from unnest($1::uuid[]) as t(bid)
       cross join lateral (select b.lead_unit_id as unit_id from bid b where b.id = t.bid union select m.unit_id from bid_member m where m.bid_id = t.bid) x
       join unit_profile f on f.unit_id = x.unit_id cross join unnest(f.aliases) as alias group by t.bid`,
    [bidIds],
  );
  return new Map(rows.map(({ bidId, aliases }) => [bidId, aliases]));
}

/** Experts in a unit that hangs together with a bid's units or the owner only by what one unit alone said, with one such unit of theirs. */
export async function findUntoldTies(bidIds: readonly string[]): Promise<{ bidId: string; expertNo: string; unitId: string; unitName: string }[]> {
  const { rows } = await getPool().query<{ bidId: string; expertNo: string; unitId: string; unitName: string }>(
    // The tied ones first, each by an index: the rule is asked of them alone, and not of every expert of the bank.
    `with circle as materialized (select b.id as bid_id, n.unit_id from bid b join challenge c on c.id = b.challenge_id
         cross join lateral control_circle(array_remove(array[b.lead_unit_id, c.owner_unit_id] || c.co_owner_ids || array(select m.unit_id from bid_member m where m.bid_id = b.id), null), null, 'infinity') n where b.id = any($1)),
       tied as materialized (select n.bid_id, n.unit_id, e.id, e.no from circle n join expert e on e.unit_id = n.unit_id
         union select n.bid_id, n.unit_id, e.id, e.no from circle n join unit_member m on m.unit_id = n.unit_id join expert e on e.person_id = m.person_id)
     select distinct on (t.bid_id, t.no) t.bid_id as "bidId", t.no as "expertNo", u.id as "unitId", u.name as "unitName" from tied t join unit u on u.id = t.unit_id
       where not conflicted(t.id, t.bid_id) order by t.bid_id, t.no, u.name`,
    [bidIds],
  );
  return rows;
}

/** Who sat in the vetting of the demand that an item was made from, or of those that it came from, by name alone: whoever has a number is found by the rule. */
export async function findNamedVetters(challengeId: string): Promise<{ name: string; unit: string }[]> {
  const { rows } = await getPool().query<{ name: string; unit: string }>(
    `with recursive lineage as (select demand_id from challenge where id = $1 and demand_id is not null union select d.parent_id from lineage join demand_parent d on d.child_id = lineage.demand_id)
     select distinct x.sat ->> 'name' as name, coalesce(x.sat ->> 'unit', '') as unit from lineage join demand_vetting v on v.demand_id = lineage.demand_id
       cross join jsonb_array_elements(v.record::jsonb -> 'experts') as x(sat) where coalesce(x.sat ->> 'no', '') = '' order by 1, 2`,
    [challengeId],
  );
  return rows;
}

const lackingSql = (items: string) => `select c.no, c.title, g.role from challenge c join role_grant g on g.role in ('officer', 'secondOfficer', 'leader', 'witness') and (g.round_id is null or g.round_id = c.round_id)
    join person p on p.id = g.person_id and p.disabled_at is null
  where ${items} group by c.id, g.role having bool_and(c.id = any(items_closed_to(g.person_id)))`;

/** Duties of an item whose holders all are kept away from it. */
export async function findLackingDuties(challengeId: string): Promise<string[]> {
  const { rows } = await getPool().query<{ role: string }>(`${lackingSql("c.id = $1")} order by g.role`, [challengeId]);
  return rows.map(({ role }) => role);
}

export interface ConflictMatters {
  /** Items, opened and not ranked yet (for a leader: not decided yet), in which the person holds a duty and said nothing. */
  undeclared: { no: string; title: string }[];
  /** Duties of unfinished items whose holders all stepped out, a row each. */
  lacking: { no: string; title: string }[];
}

/** What waits for a person about conflicts; `lacking` for who names substitutes. */
export async function findConflictMatters(personId: string, namesSubstitutes: boolean): Promise<ConflictMatters> {
  const { rows } = await getPool().query<ConflictMatters>(
    `select coalesce((select json_agg(json_build_object('no', x.no, 'title', x.title) order by x.no) from (
         select c.no, c.title from challenge c
         where (c.status in ('closed', 'singleBid', 'matching', 'inReview') and exists (select from bid b where b.challenge_id = c.id and b.status in ('underFormCheck', 'correctionRequested', 'formPassed')) or c.status = 'ranked')
           and exists (select from role_grant g where g.person_id = $1 and (g.role = 'leader' or c.status <> 'ranked' and g.role in ('officer', 'secondOfficer', 'witness')) and (g.round_id is null or g.round_id = c.round_id))
           and not has_declared($1, c.id) limit 50) x), '[]') as undeclared,
       coalesce((select json_agg(json_build_object('no', y.no, 'title', y.title) order by y.no) from (
         ${lackingSql("$2 and c.status in ('open', 'suspended', 'closed', 'singleBid', 'matching', 'inReview', 'ranked') and exists (select from conflict_declaration d where d.challenge_id = c.id and d.kind <> 'none')")}) y), '[]') as lacking`,
    [personId, namesSubstitutes],
  );
  return rows[0]!;
}

/** An expert by number, with the person behind it. */
export async function findExpertPerson(tx: Transaction, no: string): Promise<{ expertId: string; personId: string; name: string } | null> {
  const { rows } = await tx.query<{ expertId: string; personId: string; name: string }>('select e.id as "expertId", p.id as "personId", p.name from expert e join person p on p.id = e.person_id where e.no = $1', [no]);
  return rows[0] ?? null;
}

export async function findPersonOfExpert(tx: Transaction, expertId: string): Promise<string> {
  const { rows } = await tx.query<{ personId: string }>('select person_id as "personId" from expert where id = $1', [expertId]);
  return rows[0]!.personId;
}

/** The number of an item in which a person has said nothing about conflicts since its bids were opened; null once something was said, and before the opening. */
export async function findUndeclared(personId: string, challengeId: string, tx?: Transaction): Promise<string | null> {
  const { rows } = await (tx ?? getPool()).query<{ no: string }>("select c.no from challenge c where c.id = $2 and not has_declared($1, c.id) and exists (select from bid b join bid_content k on k.bid_id = b.id where b.challenge_id = c.id)", [personId, challengeId]);
  return rows[0]?.no ?? null;
}
