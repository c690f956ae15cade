import { appendEvent, type JsonObject } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, holdsRole } from "#app/domain/policy/actor.ts";
import type { Context } from "./context.ts";
import { actorFacts } from "./transition.ts";

/** Who proposed what waits (null: the system), and when. */
interface Proposed {
  by: string | null;
  at: string;
}

/** 一人提出、另一人启用: how one setting is kept whose next value waits until somebody else puts it in force. */
export interface ProposedSetting<Value extends object, Stored extends { proposal: (Value & Proposed) | null }> {
  lock: (tx: Transaction) => Promise<Stored>;
  write: (tx: Transaction, stored: Stored) => Promise<void>;
  /** Of what waits: what is confirmed is what was shown. */
  digestOf: (value: Value) => string;
  events: Record<"propose" | "adopt" | "reject", string>;
}

export const mayPropose = (actor: Actor) => actor.system || holdsRole(actor, "systemAdmin", null);
/** The second look: another administrator, or 复核 (guide 0.1, 17: one system administrator must be enough). */
export const mayDecide = (actor: Actor) => mayPropose(actor) || actor.roles.some(({ role }) => role === "secondOfficer");

const isOwn = ({ actor }: Context, { by }: Proposed) => by !== null && by === actor.personId;

/** What waits as its page names it. */
export interface ShownProposal {
  digest: string;
  by: string;
  at: string;
  /** Who reads proposed it, and so cannot be the second person. */
  isOwn: boolean;
}

export async function shownProposal<Value extends object>(ctx: Context, { digestOf }: { digestOf: (value: Value) => string }, proposal: Value & Proposed): Promise<ShownProposal> {
  return { digest: digestOf(proposal), by: proposal.by === null ? "" : ((await findPerson(proposal.by))?.name ?? ""), at: proposal.at, isOwn: isOwn(ctx, proposal) };
}

/** 提交复核: the value waits for somebody else; a later one takes its place. */
export async function proposeValue<Value extends object, Stored extends { proposal: (Value & Proposed) | null }>(ctx: Context, setting: ProposedSetting<Value, Stored>, value: Value, facts: JsonObject): Promise<{ digest: string }> {
  const digest = setting.digestOf(value);
  await inTransaction(async (tx) => {
    const stored = await setting.lock(tx);
    await setting.write(tx, { ...stored, proposal: { ...value, by: ctx.actor.personId, at: ctx.now } });
    await appendEvent(tx, "setting", null, setting.events.propose, { ...actorFacts(ctx.actor), ...facts, digest });
    return ok(null);
  });
  return { digest };
}

/** What becomes of a value that was decided upon: the setting with it in force, what the log tells, what the page says. */
export interface Decision<Stored, Answer> {
  adopted: Omit<Stored, "proposal">;
  facts: JsonObject;
  answer: Answer;
}

/**
 * 复核: puts the value in force for every process from the next request on, or turns it down; who proposed may take it back, never
 * put it in force. Refusals: notFound, samePerson, statusChanged (another value waits meanwhile).
 */
export async function decideValue<Value extends object, Stored extends { proposal: (Value & Proposed) | null }, Answer>(
  ctx: Context,
  setting: ProposedSetting<Value, Stored>,
  { digest, isAdopted }: { digest: string; isAdopted: boolean },
  decide: (stored: Stored, value: Value) => Decision<Stored, Answer>,
): Promise<Result<Answer>> {
  if (!mayDecide(ctx.actor)) return refuse("notFound");
  return inTransaction(async (tx): Promise<Result<Answer>> => {
    const stored = await setting.lock(tx);
    const { proposal } = stored;
    if (proposal === null || setting.digestOf(proposal) !== digest) return refuse("statusChanged");
    if (isAdopted && isOwn(ctx, proposal)) return refuse("samePerson");
    const { adopted, facts, answer } = decide(stored, proposal);
    await setting.write(tx, { ...stored, ...(isAdopted && adopted), proposal: null });
    await appendEvent(tx, "setting", null, isAdopted ? setting.events.adopt : setting.events.reject, { ...actorFacts(ctx.actor), ...facts, digest });
    return ok(answer);
  });
}
