import { z } from "zod";
import { findBidIds } from "#app/db/bid-people.ts";
import type { Transaction } from "#app/db/client.ts";
import { readAskedExtension, setBidWindow, wasExtendedEmpty, writeAskedExtension } from "#app/db/challenge.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isOutageGrave } from "#app/domain/challenge/outage.ts";
import { deadlineProblem } from "#app/domain/kernel/working-days.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";

/** The new deadline is later than the old one and than now; an item that nobody answered is extended once (guide 1.3), for a grave outage besides. Refusals: extendedAlready, badDate. */
async function newDeadline(tx: Transaction, subject: ChallengeSubject, asked: { closesAt: string; onDayOff: boolean }, now: string): Promise<Result<string>> {
  if (subject.status === "noBid" && !isOutageGrave(subject.outageMinutes) && (await wasExtendedEmpty(tx, subject.id))) return refuse("extendedAlready");
  const at = Date.parse(asked.closesAt);
  const isEarlier = subject.closesAt !== null && at <= Date.parse(subject.closesAt);
  const problem = isEarlier ? "closingNotLater" : deadlineProblem(asked.closesAt, now, asked.onDayOff);
  return problem === null ? ok(new Date(at).toISOString()) : refuse("badDate", { fields: [{ path: "closesAt", message: problem }] });
}

/** 提议延期: one person asks, with date and reason, that the deadline be moved; the last word counts. Nothing changes for anybody yet. Refusals: as `extendChallenge`. */
export const askExtension = defineMove({
  noun: "challenge",
  move: "askExtend",
  input: z.strictObject({ closesAt: z.iso.datetime({ offset: true }), onDayOff: z.boolean().default(false) }),
  perform: async ({ tx, ctx, subject, input, reason, move }) => {
    const closesAt = await newDeadline(tx, subject, input, ctx.now);
    if (!closesAt.ok) return closesAt;
    await writeAskedExtension(tx, subject.id, { closesAt: closesAt.value, onDayOff: input.onDayOff, reason: reason ?? "", by: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, closesAt: closesAt.value } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), closesAt: closesAt.value }) : moved;
  },
});

/**
 * 延期, by two people: what another person asked for takes effect (on paper the record names both, with the date). Before closing, or
 * after it with no bid at all or for an outage on record (guide 0.1, 3). A count that was made at the closing is made again at the
 * next one. `asked` is the date that stood on the page of who consents; over many items, where no page showed
 * one, it is typed. Every team that has a bid or a draft is told. Refusals: extensionNotAsked, extendedAlready, badDate (no date, another one than
 * was asked for, or one that lies behind meanwhile).
 */
export const extendChallenge = defineMove({
  noun: "challenge",
  move: "extend",
  input: z.strictObject({ closesAt: z.iso.datetime({ offset: true }).optional(), onDayOff: z.boolean().default(false), asked: z.iso.datetime({ offset: true }).optional().meta({ writeOnly: true }) }),
  perform: async ({ tx, ctx, subject, input, reason = "", offline, move }) => {
    const asked = offline ? null : await readAskedExtension(subject.id, tx);
    if (!offline && !asked) return refuse("extensionNotAsked");
    const typed = input.closesAt ?? (asked ? input.asked : undefined);
    const problem = typed === undefined ? "required" : asked && Date.parse(typed) !== Date.parse(asked.closesAt) ? "closingNotAsAsked" : null;
    if (problem !== null) return refuse("badDate", { fields: [{ path: "closesAt", message: problem }] });
    const deadline = await newDeadline(tx, subject, asked ?? { closesAt: typed ?? "", onDayOff: input.onDayOff }, ctx.now);
    if (!deadline.ok) return deadline;
    const closesAt = deadline.value;
    await setBidWindow(tx, subject.id, { closesAt });
    await writeAskedExtension(tx, subject.id, null);
    const moved = await move({ facts: { no: subject.no, closesAtBefore: subject.closesAt, closesAt, ...(subject.outageMinutes > 0 && { outageMinutes: subject.outageMinutes }) } });
    if (!moved.ok) return moved;
    const act = { tx, ctx, isOffline: offline !== undefined, events: [moved.value.seq] };
    const announced = await announceItemAct(act, "extension", subject, { reason, closesAtBefore: subject.closesAt, closesAt, outageMinutes: subject.outageMinutes });
    if (!announced.ok) return announced;
    for (const bidId of await findBidIds(tx, subject.id, ["draft", "submitted", "withdrawn"])) await tellTeam(tx, { bidId, kind: "extended", at: closesAt, key: moved.value.seq });
    await tellFollowers(tx, { challengeId: subject.id, news: "extended", at: closesAt, words: reason, key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), closesAt, notice: announced.value });
  },
});
