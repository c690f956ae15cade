import { z } from "zod";
import type { JsonObject } from "./audit.ts";
import { getPool, type Transaction } from "./client.ts";
import { rubric, type RubricLine } from "#app/domain/round/rubric-schema.ts";
import { exclusiveRoles, type ExclusiveRoles, type NewRound, roundRules, type RoundRules } from "#app/domain/round/schema.ts";
import type { CustodyKind } from "#app/domain/round/custodies.ts";

/** Adds a round in its first state; null when the code is taken. */
export async function insertRound(tx: Transaction, round: NewRound & { custody: CustodyKind; isRehearsal?: boolean }, createdBy: string | null): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into round (code, title, rules, rubric, exclusive_roles, custody, created_by, rehearsal) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (code) do nothing returning id`,
    [round.code, round.title, JSON.stringify(round.rules), JSON.stringify(round.rubric), JSON.stringify(round.exclusiveRoles), round.custody, createdBy, round.isRehearsal ?? false],
  );
  return rows[0]?.id ?? null;
}

export interface RoundSettings {
  id: string;
  code: string;
  title: string;
  /** 演练: short terms, numbers of its own, nothing public. */
  isRehearsal: boolean;
  custody: string;
  rules: RoundRules;
  rubric: RubricLine[];
  exclusiveRoles: ExclusiveRoles;
}

/** The frozen settings of a round, parsed: what rules are computed from. */
export async function readRoundSettings(id: string, tx?: Transaction): Promise<RoundSettings> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; code: string; title: string; isRehearsal: boolean; custody: string } & JsonObject>({
    name: "round-settings",
    text: 'select id, code, title, rehearsal as "isRehearsal", custody, rules, rubric, exclusive_roles as "exclusiveRoles" from round where id = $1',
    values: [id],
  });
  const row = rows[0]!;
  return { ...row, rules: roundRules.parse(row.rules), rubric: rubric.parse(row.rubric), exclusiveRoles: exclusiveRoles.parse(row.exclusiveRoles) };
}

/** Waits until nobody else changes the round. */
export async function lockRound(tx: Transaction, id: string): Promise<void> {
  await tx.query("select from round where id = $1 for update", [id]);
}

/** Writes the settings of a round in preparation; false when it was published meanwhile. A title left out stays. */
export async function writeRoundSettings(tx: Transaction, id: string, settings: { custody: CustodyKind; rules: RoundRules; rubric: RubricLine[]; exclusiveRoles: ExclusiveRoles; title?: string }): Promise<boolean> {
  const { rowCount } = await tx.query("update round set custody = $2, rules = $3, rubric = $4, exclusive_roles = $5, title = coalesce($6, title) where id = $1 and status = 'draft'", [
    id,
    settings.custody,
    JSON.stringify(settings.rules),
    JSON.stringify(settings.rubric),
    JSON.stringify(settings.exclusiveRoles),
    settings.title ?? null,
  ]);
  return rowCount === 1;
}

/** Writes the rubric of a round in preparation and answers the one before; null when it was published meanwhile. */
export async function writeRubric(tx: Transaction, id: string, lines: RubricLine[]): Promise<RubricLine[] | null> {
  const { rows } = await tx.query<{ before: unknown }>("update round set rubric = $2 where id = $1 and status = 'draft' returning old.rubric as before", [id, JSON.stringify(lines)]);
  return rows[0] ? rubric.parse(rows[0].before) : null;
}

/** A change of a round's rubric: what it was, what it became. */
export interface RubricChange {
  at: string;
  by: string | null;
  before: RubricLine[];
  after: RubricLine[];
}

/** Every change of a round's rubric in its order, as the log kept it. */
export async function findRubricChanges(roundId: string, tx?: Transaction): Promise<RubricChange[]> {
  const { rows } = await (tx ?? getPool()).query<{ at: Date; by: string | null; rubrics: string }>(
    `select e.at, p.name as by, d.content::jsonb ->> 'rubrics' as rubrics from audit_event e join audit_detail d on d.seq = e.seq left join person p on p.id = e.actor_id
     where e.noun = 'round' and e.object_id = $1 and e.kind = 'editRubric' order by e.seq`,
    [roundId],
  );
  return rows.map(({ at, by, rubrics }) => {
    const [before, after] = rubricPair.parse(JSON.parse(rubrics));
    return { at: at.toISOString(), by, before, after };
  });
}

/** What somebody looked over last, with the digest of the settings of then, and who has changed them since. */
export async function findRulesHistory(roundId: string, tx?: Transaction): Promise<{ changedBy: string[]; look: { digest: string; by: string | null; at: string } | null }> {
  const { rows } = await (tx ?? getPool()).query<{ kind: string; actorId: string | null; by: string | null; digest: string | null; at: Date }>(
    `select e.kind, e.actor_id as "actorId", p.name as by, e.body::jsonb ->> 'digest' as digest, e.at
     from audit_event e left join person p on p.id = e.actor_id
     where e.noun = 'round' and e.object_id = $1 and e.kind in ('create', 'rehearse', 'edit', 'editRubric', 'lookOverRules')
       and e.seq >= coalesce((select max(o.seq) from audit_event o where o.noun = 'round' and o.object_id = $1 and o.kind = 'lookOverRules'), 0) order by e.seq`,
    [roundId],
  );
  const look = rows.find(({ kind }) => kind === "lookOverRules");
  const changedBy = rows.flatMap(({ kind, actorId }) => (kind !== "lookOverRules" && actorId !== null ? [actorId] : []));
  return { changedBy: [...new Set(changedBy)], look: look ? { digest: look.digest ?? "", by: look.by, at: look.at.toISOString() } : null };
}

const rubricPair = z.tuple([rubric, rubric]);
