import { z } from "zod";
import { findSubject } from "#app/db/subjects.ts";
import type { JsonObject } from "#app/db/audit.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Noun, NounMove } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import { moveServicesOf } from "./moves.ts";
import type { Context } from "./kernel/context.ts";
import { declarationRefusal } from "./kernel/declared-first.ts";
import { asksDeclaration, itemOf, type MoveService, refusalOf } from "./kernel/define-move.ts";

/** A move as an actor meets it: allowed, or refused with the reason; `offline` when it may be recorded from paper. */
export interface MoveOffer {
  move: string;
  refusal: Refusal | null;
  offlineRefusal: Refusal | null;
  reasonNeeded: boolean;
  inputSchema: JsonObject;
  /** Values that stand on the page beside the form and go along with it: what the person saw. */
  seen?: Record<string, string>;
}

const schemas = new WeakMap<z.ZodType, JsonObject>();

/** The JSON Schema of an input, made once: a page lists a dozen moves. */
function jsonSchemaOf(input: z.ZodType): JsonObject {
  let schema = schemas.get(input);
  if (!schema) schemas.set(input, (schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonObject));
  return schema;
}

/** One move of an object that is already read. */
export function offerOf<N extends Noun>(service: MoveService<N>, ctx: Context, subject: SubjectOf<N>): MoveOffer {
  return {
    move: service.name,
    refusal: refusalOf(service.noun, ctx, service.name, subject),
    offlineRefusal: refusalOf(service.noun, ctx, service.name, subject, true),
    reasonNeeded: service.reasonNeeded,
    inputSchema: jsonSchemaOf(service.input),
  };
}

/** An offer that also says what is still lacking: where the policy allows the move, or asks for a second factor first. */
export function offerLacking(offer: MoveOffer, lack: Refusal | null): MoveOffer {
  if (lack === null) return offer;
  const over = (refused: Refusal | null) => (refused === null || refused.code === "secondFactorNeeded" ? lack : refused);
  return { ...offer, refusal: over(offer.refusal), offlineRefusal: over(offer.offlineRefusal) };
}

/** The moves of an object that is already read. */
export function offersFor<N extends Noun>(noun: N, ctx: Context, subject: SubjectOf<N>): MoveOffer[] {
  return moveServicesOf(noun).map((service) => offerOf(service, ctx, subject));
}

/** The same, and those of them that ask for a 回避声明 say that it is due. */
export async function offersDeclared<N extends Noun>(noun: N, ctx: Context, subject: SubjectOf<N>): Promise<MoveOffer[]> {
  const offers = offersFor(noun, ctx, subject);
  const isAsked = ({ move, refusal }: MoveOffer) => asksDeclaration(noun, move as NounMove<N>) && (refusal === null || refusal.code === "secondFactorNeeded");
  const due = offers.some(isAsked) ? await declarationRefusal(ctx, itemOf(noun, subject)) : null;
  // On paper the record names who did it.
  return due === null ? offers : offers.map((offer) => (isAsked(offer) ? { ...offer, refusal: due } : offer));
}

/** Every move of an object for the actor. Refusal: notFound, in the same words for what does not exist and what is not theirs. */
export async function listMoves<N extends Noun>(ctx: Context, noun: N, reference: string): Promise<Result<MoveOffer[]>> {
  const subject = await findSubject(noun, reference);
  if (!subject) return refuse("notFound");
  const policy = policies[noun] as unknown as { relationsOf: (actor: Context["actor"], subject: SubjectOf<N>) => never[]; isVisible: (subject: SubjectOf<N>, held: never[], now: string) => boolean };
  if (!policy.isVisible(subject, policy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  return ok(await offersDeclared(noun, ctx, subject));
}
