import { getPool, type Transaction } from "./client.ts";

/** Which of the numbers of a file exist already, by kind. */
export async function findTakenNumbers(numbers: { rounds: string[]; challenges: string[]; bids: string[]; experts: string[]; usernames: string[] }): Promise<Record<keyof typeof numbers, Set<string>>> {
  const { rows } = await getPool().query<{ kind: keyof typeof numbers; no: string }>(
    `select 'rounds' as kind, code as no from round where code = any($1)
     union all select 'challenges', no from challenge where no = any($2)
     union all select 'bids', no from bid where no = any($3)
     union all select 'experts', no from expert where no = any($4)
     union all select 'usernames', username from person where username = any($5)`,
    [numbers.rounds, numbers.challenges, numbers.bids, numbers.experts, numbers.usernames],
  );
  const of = (kind: keyof typeof numbers) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.no));
  return { rounds: of("rounds"), challenges: of("challenges"), bids: of("bids"), experts: of("experts"), usernames: of("usernames") };
}

/** Registered units by credit code, as ids. */
export async function findUnitIds(tx: Transaction, usccs: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; uscc: string }>("select id, uscc from unit where uscc = any($1)", [usccs]);
  return new Map(rows.map(({ id, uscc }) => [uscc, id]));
}

/** Who of a unit's people works on bids: members before administrators. */
export async function findLeadOf(unitId: string): Promise<string | null> {
  const { rows } = await getPool().query<{ username: string }>(
    "select p.username from unit_member m join person p on p.id = m.person_id and p.disabled_at is null where m.unit_id = $1 order by m.administrator, p.created_at, p.username limit 1",
    [unitId],
  );
  return rows[0]?.username ?? null;
}

/** Whether anybody belongs to the unit. */
export async function hasMembers(tx: Transaction, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.query("select from unit_member where unit_id = $1 limit 1", [unitId]);
  return rowCount === 1;
}

/** 控股关系: the later share of the same two units counts. */
export async function insertAffiliation(tx: Transaction, affiliation: { controllerId: string; controlledId: string; share: number }): Promise<void> {
  await tx.query(
    "insert into affiliation (controller_id, controlled_id, share) values ($1, $2, $3) on conflict (controller_id, controlled_id) do update set share = excluded.share",
    [affiliation.controllerId, affiliation.controlledId, affiliation.share],
  );
}

/** Adds an expert to the pool; the person stands already. */
export async function insertExpert(
  tx: Transaction,
  expert: { no: string; personId: string; unitId: string; kind: string; fields: string[]; title: string; local: boolean; region?: string },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into expert (no, person_id, unit_id, kind, fields, title, local, region) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id", [
    expert.no,
    expert.personId,
    expert.unitId,
    expert.kind,
    expert.fields,
    expert.title,
    expert.local,
    expert.region ?? "",
  ]);
  return rows[0]!.id;
}

/** What may exclude an expert. `until`: the last day that counts, an ISO date; null for life. */
export async function insertExpertLink(
  tx: Transaction,
  link: { expertId: string; kind: "pastUnit" | "coauthor" | "adviser"; unitId: string | null; personCode: string | null; detail: string | null; until: string | null },
): Promise<void> {
  await tx.query("insert into expert_link (expert_id, kind, unit_id, person_code, detail, until) values ($1, $2, $3, $4, $5, $6)", [
    link.expertId,
    link.kind,
    link.unitId,
    link.personCode,
    link.detail,
    link.until,
  ]);
}

/** The highest running number of an agency's papers in a year, 0 without any. */
export async function lastDocumentSequence(agency: string, year: number): Promise<number> {
  const { rows } = await getPool().query<{ last: number }>("select coalesce(max(doc_seq), 0)::int as last from notice where doc_agency = $1 and doc_year = $2", [agency, year]);
  return rows[0]!.last;
}

/** User names of who holds a duty for all rounds, by when it was given. */
export async function findHolders(role: string): Promise<string[]> {
  const { rows } = await getPool().query<{ username: string }>(
    "select p.username from role_grant g join person p on p.id = g.person_id and p.disabled_at is null where g.role = $1 and g.round_id is null order by g.granted_at, g.id",
    [role],
  );
  return rows.map(({ username }) => username);
}
