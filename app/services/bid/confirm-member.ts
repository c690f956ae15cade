import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { findConfirmations, findLink, insertConfirmation, useLink } from "#app/db/bid-members.ts";
import { addClaims, type Claim } from "#app/db/bid-submission.ts";
import { type BidGround, readBidGround } from "#app/db/bid.ts";
import { readContent } from "#app/db/bid-opening.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { blockOf } from "#app/domain/bid/consortium.ts";
import { confirmationDue, type MemberHindrance, memberLimits, type MemberTask } from "#app/domain/bid/member-view.ts";
import type { BidMemberPart } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { normalizePhone, personNameSchema } from "#app/domain/organisation/identifier.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { linkDigest } from "./ask-member.ts";
import { checkForm } from "./check-form.ts";
import { namedMembers } from "./judge-draft.ts";
import { type AnswerDetails, keptAnswer } from "./keep-content.ts";
import { answerOf, blockDigest, memberDigest, standingOf, wholeMemberOf, whyNotAsking } from "./member-blocks.ts";
import { memberClaims } from "./member-claims.ts";
import { tellTeam } from "./tell-team.ts";

export const memberAnswer = z.strictObject({
  /** Digest of the block that was on the screen: another one is not confirmed. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  answer: z.enum(["confirmed", "declined"]),
});

export const linkAnswer = z.strictObject({
  ...memberAnswer.shape,
  name: personNameSchema,
  phone: z.string().transform(normalizePhone).refine((text) => /^1[3-9]\d{9}$/.test(text), "phoneFormat"),
});

/** One member's block of one bid, and the digest that stands for the unit. */
interface Asked {
  bid: BidSubject;
  unit: string;
  member: BidMemberPart;
  ground: BidGround;
}

/** The member behind the digest of its unit, as its block now stands; null when it is no longer of the bid, not whole, or not asked any more. */
export async function askedMember(bidId: string, unit: string, now: string, tx?: Transaction): Promise<(Asked & { task: MemberTask }) | null> {
  const bid = await findSubject("bid", bidId, tx);
  const standing = bid && whyNotAsking(bid, now) === null ? await standingOf(bid, now, tx) : null;
  if (!bid || !standing) return null;
  const named = await namedMembers(standing.members, tx);
  const found = named.find(({ uscc }) => memberDigest(bid.challengeId, uscc) === unit);
  const member = found && wholeMemberOf(found);
  if (!member) return null;
  const [ground, answers] = await Promise.all([readBidGround(bid.id, tx), findConfirmations(bid.id, tx)]);
  const { state } = answerOf(bid.id, unit, member, answers);
  const dueAt = confirmationDue(ground.closesAt);
  const task: MemberTask = {
    bidId,
    challengeNo: ground.challengeNo,
    challengeTitle: ground.challengeTitle,
    leadName: ground.leadName,
    unitName: member.name,
    block: blockOf(member),
    money: standing.leadPart.showsBudget ? (standing.money as MemberTask["money"]) : null,
    digest: blockDigest(bid.id, member),
    state: state === "incomplete" ? "open" : state,
    dueAt,
    isOver: dueAt !== null && Date.parse(now) >= Date.parse(dueAt),
    limits: memberLimits(ground.rules),
    hindrance: null,
  };
  return { bid, unit, member, ground, task };
}

/** Records an answer. Refusals: notFound, editedElsewhere (the block changed), alreadyDone, deadlinePassed, and to the unit itself its limits. */
export async function recordAnswer(tx: Transaction, ctx: Context, place: { bidId: string; unit: string }, given: z.output<typeof memberAnswer>, details: AnswerDetails): Promise<Result<null>> {
  // Two answers of one unit, or an answer and a submission, come one after the other.
  await tx.query("select from bid where id = $1 for update", [place.bidId]);
  const asked = await askedMember(place.bidId, place.unit, ctx.now, tx);
  if (!asked) return refuse("notFound");
  const { bid, unit, member, ground, task } = asked;
  if (task.isOver) return refuse("deadlinePassed");
  if (task.digest !== given.digest) return refuse("memberBlockChanged");
  if (task.state === given.answer) return refuse("alreadyDone");
  if (given.answer === "confirmed") {
    const claims = memberClaims(ground, member.uscc);
    const taken = await addClaims(tx, bid.id, claims);
    const hindrance = hindranceOf(taken);
    if (hindrance) return refuse(hindrance);
  }
  await insertConfirmation(tx, bid.id, { unitDigest: unit, blockDigest: task.digest, answer: given.answer, details: keptAnswer.keep(bid.id, unit, task.digest, details) });
  // Who answered would name the member in the log before the opening: it stands encrypted beside the answer.
  const seq = await appendEvent(tx, "member", bid.id, given.answer, { by: "member", via: details.via });
  if (given.answer === "declined") await tellTeam(tx, { bidId: bid.id, kind: "memberDeclined", key: seq });
  if (await readContent(bid.id, tx)) await checkForm(tx, ground);
  return ok(null);
}

/** What it means that these places of a member are taken by other bids. */
export function hindranceOf(taken: readonly Pick<Claim, "kind">[]): MemberHindrance | null {
  if (taken.length === 0) return null;
  return taken.some(({ kind }) => kind === "unit") ? "unitInOtherBid" : "unitLimit";
}

/** What a one-time link opens. Refusal: linkVoid for one that was used, ran out, was replaced, or never was; always in the same words. */
export async function showLink(ctx: Context, token: string): Promise<Result<MemberTask>> {
  const link = await findLink(linkDigest(token));
  const asked = link && (await askedMember(link.bidId, link.unitDigest, ctx.now));
  return asked ? ok(asked.task) : refuse("linkVoid");
}

/** 凭链接确认: uses the link up. Refusals as `recordAnswer`, linkVoid. */
export async function answerLink(ctx: Context, token: string, rawInput: unknown): Promise<Result<null>> {
  const input = linkAnswer.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { name, phone, ...given } = input.data;
  return inTransaction(async (tx) => {
    const digest = linkDigest(token);
    const link = await findLink(digest, tx);
    if (!link) return refuse("linkVoid");
    const recorded = await recordAnswer(tx, ctx, { bidId: link.bidId, unit: link.unitDigest }, given, { via: "link", personId: null, name, phone });
    if (!recorded.ok) return recorded;
    return (await useLink(tx, digest)) ? ok(null) : refuse("linkVoid");
  });
}
