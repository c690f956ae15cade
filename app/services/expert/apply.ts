import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { decideApplication, findOpenApplications, findOwnApplication, insertApplication, lockApplication, recommendApplication, type StoredApplication } from "#app/db/expert-application.ts";
import { lockExpertNumbers } from "#app/db/expert-import.ts";
import { insertExpert } from "#app/db/organisation-import.ts";
import { expertApplication } from "#app/domain/expert/schema.ts";
import type { ApplicationView } from "#app/domain/expert/view.ts";
import { expertNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { bankRefusal } from "./bank-access.ts";

/**
 * 申请入库: by a person of a registered unit, whose administrator recommends it then. All year (guide 3.6), but not by the organiser's staff (guide 3.4). Refusals: signInNeeded, staffMayNotApply,
 * invalidInput (unit), alreadyDone (is an expert, or an application is open).
 */
export async function applyAsExpert({ actor }: Context, rawInput: unknown, unitId: string): Promise<Result<{ id: string }>> {
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  if (actor.roles.length > 0) return refuse("staffMayNotApply");
  if (actor.expertId !== null) return refuse("alreadyDone");
  if (!actor.units.some((unit) => unit.unitId === unitId)) return refuse("invalidInput", { fields: [{ path: "unit", message: "notYourUnit" }] });
  const input = expertApplication.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { truthful: _truthful, ...content } = input.data;
  return inTransaction(async (tx) => {
    const id = await insertApplication(tx, { personId, unitId, content });
    if (id === null) return refuse("alreadyDone");
    await note(tx, actor, id, "applyAsExpert");
    return ok({ id });
  });
}

function note(tx: Transaction, actor: Actor, id: string, kind: string, facts: { [key: string]: string } = {}, reason?: string): Promise<string> {
  return appendEvent(tx, "expertApplication", id, kind, { ...actorFacts(actor), ...facts }, reason === undefined ? null : { reason });
}

async function decide(ctx: Context, id: string, isAllowed: (application: StoredApplication) => Result<null> | null, work: (tx: Transaction, application: StoredApplication, personId: string) => Promise<Result<{ no: string | null }>>): Promise<Result<{ no: string | null }>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, id);
    if (!application) return refuse("statusChanged");
    const refused = isAllowed(application);
    if (refused && !refused.ok) return refused;
    return work(tx, application, personId);
  });
}

const administers = (actor: Actor, unitId: string) => actor.units.some((unit) => unit.unitId === unitId && unit.administrator);

/** 单位推荐: the unit's administrator confirms that what was said is true; not for oneself. Refusals: signInNeeded, statusChanged, notFound, samePerson, alreadyDone. */
export function recommendExpert(ctx: Context, id: string) {
  return decide(
    ctx,
    id,
    ({ unitId, personId, recommendedAt }) => {
      if (!administers(ctx.actor, unitId)) return refuse("notFound");
      if (personId === ctx.actor.personId) return refuse("samePerson");
      return recommendedAt === null ? null : refuse("alreadyDone");
    },
    async (tx, _application, personId) => {
      await recommendApplication(tx, id, personId);
      await note(tx, ctx.actor, id, "recommendExpert");
      return ok({ no: null });
    },
  );
}

/**
 * 确认入库 by an officer: the person becomes an expert with the next number. Without the unit's recommendation the officer says on
 * what paper it rests. Refusals: signInNeeded, notFound, notAllowed, statusChanged, samePerson, reasonNeeded.
 */
export function confirmExpert(ctx: Context, id: string, paper?: string) {
  const words = paper?.trim() || undefined;
  return decide(
    ctx,
    id,
    ({ personId, recommendedAt }) => {
      const refused = bankRefusal(ctx, "keep");
      if (refused) return refused;
      if (personId === ctx.actor.personId) return refuse("samePerson");
      return recommendedAt === null && words === undefined ? refuse("reasonNeeded", { fields: [{ path: "reason", message: "recommendationPaper" }] }) : null;
    },
    async (tx, { personId, unitId, content }, decidedBy) => {
      const number = expertNumber((await lockExpertNumbers(tx)) + 1);
      if (!number.ok) return number;
      await insertExpert(tx, { no: number.value, personId, unitId, ...content });
      await decideApplication(tx, id, { decidedBy, outcome: "confirmed", reason: words ?? null });
      await note(tx, ctx.actor, id, "confirmExpert", { no: number.value }, words);
      return ok({ no: number.value });
    },
  );
}

/** 退回 by an officer or the unit's administrator, with the reason that the person reads; 撤回 by the person. Refusals: as above, reasonNeeded. */
export function returnApplication(ctx: Context, id: string, reason: string) {
  const isOwn = ({ personId }: StoredApplication) => personId === ctx.actor.personId;
  return decide(
    ctx,
    id,
    (application) => {
      if (isOwn(application)) return null;
      const refused = administers(ctx.actor, application.unitId) ? null : bankRefusal(ctx, "keep");
      return refused ?? (reason.trim() === "" ? refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] }) : null);
    },
    async (tx, application, decidedBy) => {
      const outcome = isOwn(application) ? ("withdrawn" as const) : ("returned" as const);
      await decideApplication(tx, id, { decidedBy, outcome, reason: reason.trim() || null });
      await note(tx, ctx.actor, id, outcome === "withdrawn" ? "withdrawApplication" : "returnApplication", {}, reason.trim() || undefined);
      return ok({ no: null });
    },
  );
}

const shown = ({ personId: _person, unitId: _unit, ...view }: StoredApplication): ApplicationView => view;

/** Applications that wait: for an officer, all of them. Refusals: signInNeeded, notFound. */
export async function listApplications(ctx: Context): Promise<Result<(ApplicationView & { isOwn: boolean })[]>> {
  const refused = bankRefusal(ctx, "see");
  if (refused) return refused;
  return ok((await findOpenApplications("all")).map((application) => ({ ...shown(application), isOwn: application.personId === ctx.actor.personId })));
}

/** The own application, and those that wait for one's recommendation as a unit's administrator. Refusal: signInNeeded. */
export async function showOwnApplications({ actor }: Context): Promise<Result<{ own: ApplicationView | null; toRecommend: ApplicationView[] }>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const administered = actor.units.filter(({ administrator }) => administrator).map(({ unitId }) => unitId);
  const [own, open] = await Promise.all([actor.expertId === null ? findOwnApplication(actor.personId) : null, administered.length > 0 ? findOpenApplications(administered) : []]);
  return ok({ own: own && shown(own), toRecommend: open.filter(({ personId, recommendedAt }) => recommendedAt === null && personId !== actor.personId).map(shown) });
}
