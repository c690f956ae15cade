import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { list, object, oneOf, readShape, type ShapeOf, text, whole, yesNo } from "#app/domain/kernel/shape.ts";
import { type DrawGroup, drawGroup, type DrawTools } from "./draw.ts";

export const drawFormat = "jiebang-draw-1";
/** Of a draw on paper, see `paper-draw.ts`. */
export const paperDrawFormat = "jiebang-draw-paper-1";

export const hex64 = text(/^[0-9a-f]{64}$/);
export const instant = text(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+08:00$/);
export const pseudonym = text(/^[A-Z]\d{1,8}$/);
export const name = text(/^[^\uD800-\uDFFF]{1,64}$/);
export const groupShape = {
  name,
  places: whole(1, 100),
  reserves: whole(0, 1000),
  leastOutside: whole(0, 100),
  pool: list(object({ pseudonym, local: yesNo }), 1, 10_000),
};

/**
 * The record of a draw (抽取记录), public and without names; canonical JSON (RFC 8785). How to draw it again:
 *
 * 1. `commitment` = SHA-256(`secret`, 32 bytes) and `poolDigest` = SHA-256 of the canonical JSON of `{challenge, groups, round}`
 *    with of each group `leastOutside`, `name`, `places`, `pool`, `reserves`. Both stood in the log before the witness spoke.
 * 2. seed = SHA-256(secret ‖ `round` ‖ `witnessNumber`), texts as UTF-8.
 * 3. Of each group: order `pool` by HMAC-SHA256(key seed, `pseudonym`), lowest first. Take in this order until `places` are
 *    filled; pass over a `local` one while the places left are no more than `leastOutside` less those taken from outside.
 *    `standby` are the first `reserves` of the others in the same order.
 *
 * `pool` is sorted by pseudonym. The mapping of pseudonyms to people is open to the supervisor alone (guide 0.1, 12).
 */
export const drawRecordShape = object({
  format: oneOf(drawFormat),
  round: name,
  challenge: name,
  committedAt: instant,
  commitment: hex64,
  poolDigest: hex64,
  witnessNumber: text(/^\d{1,9}$/),
  secret: hex64,
  drawnAt: instant,
  groups: list(object({ ...groupShape, drawn: list(pseudonym), standby: list(pseudonym) }), 1, 20),
});

export type DrawRecord = ShapeOf<typeof drawRecordShape>;

/** A record that we stored ourselves, from its text. Throws when it is none: then the database was changed behind our back. */
export function parseDrawRecord(stored: string): DrawRecord {
  const parsed = readShape(JSON.parse(stored), drawRecordShape);
  if (!parsed.ok) throw new Error(`not a record of a draw: ${JSON.stringify(parsed.refusal.fields)}`);
  return parsed.value;
}

/** What is fixed before the witness speaks. */
export interface DrawPlan {
  round: string;
  challenge: string;
  groups: readonly DrawGroup[];
}

/** SHA-256 over the plan: the pool cannot be changed after the witness's number is known. */
export function poolDigestOf({ round, challenge, groups }: DrawPlan, tools: Pick<DrawTools, "canonical" | "sha256">): string {
  const bare = groups.map(({ name: group, places, reserves, leastOutside, pool }) => ({ name: group, places, reserves, leastOutside, pool }));
  return tools.sha256(tools.canonical({ round, challenge, groups: bare }));
}

/** Draws and writes the record. The plan's pools must be sorted by pseudonym. */
export function makeDrawRecord(plan: DrawPlan, moment: { committedAt: string; drawnAt: string; secret: string; witnessNumber: string }, tools: DrawTools): DrawRecord {
  const seed = tools.seed(moment.secret, plan.round, moment.witnessNumber);
  const groups = plan.groups.map((group) => ({ ...group, pool: [...group.pool], ...drawGroup(group, seed, tools.mark) }));
  return { format: drawFormat, round: plan.round, challenge: plan.challenge, commitment: tools.commitment(moment.secret), poolDigest: poolDigestOf(plan, tools), ...moment, groups };
}

/**
 * What a rerun found wrong (重跑发现): the secret is not the one committed to, the pool is not the one fixed before, it is out
 * of order or names somebody twice, or the lists are not those that the draw gives.
 */
export const drawFindings = ["commitment", "pool", "poolOrder", "lists"] as const;
export type DrawFinding = (typeof drawFindings)[number];

/** 重跑结论. `groups` are the lists as drawn again; with a wrong secret they prove nothing. */
export interface DrawVerdict {
  same: boolean;
  round: string;
  challenge: string;
  witnessNumber: string;
  commitment: string;
  findings: DrawFinding[];
  groups: { name: string; drawn: string[]; standby: string[]; isSame: boolean }[];
}

/** Draws a record's text again. Refusal `invalidInput`: no record of a draw. */
export function judgeDraw(given: string, tools: DrawTools): Result<DrawVerdict> {
  const json = readJson(given);
  // A draw on paper has no seed: its record says so, instead of all that it lacks.
  if (typeof json === "object" && json !== null && "format" in json && json.format === paperDrawFormat) return refuse("invalidInput", { fields: [{ path: "format", message: "drawnOnPaper" }] });
  const parsed = readShape(json, drawRecordShape);
  if (!parsed.ok) return parsed;
  const record = parsed.value;
  const twice = twiceIn(record);
  if (twice !== null) return refuse("invalidInput", { fields: [{ path: twice, message: "duplicate" }] });
  const seed = tools.seed(record.secret, record.round, record.witnessNumber);
  const groups = record.groups.map((group) => {
    const again = drawGroup(group, seed, tools.mark);
    return { name: group.name, ...again, isSame: again.drawn.join() === group.drawn.join() && again.standby.join() === group.standby.join() };
  });
  const wrong: Record<DrawFinding, boolean> = {
    commitment: tools.commitment(record.secret) !== record.commitment,
    pool: poolDigestOf(record, tools) !== record.poolDigest,
    poolOrder: record.groups.some(({ pool }) => pool.some((one, index) => index > 0 && one.pseudonym < (pool[index - 1]?.pseudonym ?? ""))),
    lists: groups.some(({ isSame }) => !isSame),
  };
  const findings = drawFindings.filter((finding) => wrong[finding]);
  const { round, challenge, witnessNumber, commitment } = record;
  return ok({ same: findings.length === 0, round, challenge, witnessNumber, commitment, findings, groups });
}

/** The place of a pseudonym or a group's name that stands twice: one person would be drawn twice. */
function twiceIn({ groups }: DrawRecord): string | null {
  const seen = new Set<string>();
  const names = new Set<string>();
  for (const [at, { name: group, pool }] of groups.entries()) {
    if (names.has(group)) return `groups.${String(at)}.name`;
    names.add(group);
    for (const [index, candidate] of pool.entries()) {
      if (seen.has(candidate.pseudonym)) return `groups.${String(at)}.pool.${String(index)}`;
      seen.add(candidate.pseudonym);
    }
  }
  return null;
}

/** Pasted text: editors bring spaces around it and a byte order mark before it. */
function readJson(given: string): unknown {
  try {
    return JSON.parse(given.replace(/^\uFEFF/, "").trim());
  } catch {
    return undefined;
  }
}
