import { z } from "zod";
import { findBidIds } from "#app/db/bid-people.ts";
import { setBidWindow, wasExtendedEmpty } from "#app/db/challenge.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { deadlineProblem } from "#app/domain/kernel/working-days.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";

/**
 * 延期: before closing, or after it with no bid at all or for an outage on record (guide 0.1, 3). A count that was made at the
 * closing is made again at the next one. Every team that has a bid or a draft is told. The new deadline is later than the old one and than now. An item that
 * nobody answered is extended once (guide 1.3); then it is reissued or ended. Refusals: extendedAlready, badDate.
 */
export const extendChallenge = defineMove({
  noun: "challenge",
  move: "extend",
  input: z.strictObject({ closesAt: z.iso.datetime({ offset: true }), onDayOff: z.boolean().default(false) }),
  perform: async ({ tx, ctx, subject, input, reason = "", offline, move }) => {
    if (subject.status === "noBid" && (await wasExtendedEmpty(tx, subject.id))) return refuse("extendedAlready");
    const asked = Date.parse(input.closesAt);
    const isEarlier = subject.closesAt !== null && asked <= Date.parse(subject.closesAt);
    const problem = isEarlier ? "closingNotLater" : deadlineProblem(input.closesAt, ctx.now, input.onDayOff);
    if (problem !== null) return refuse("badDate", { fields: [{ path: "closesAt", message: problem }] });
    const closesAt = new Date(asked).toISOString();
    await setBidWindow(tx, subject.id, { closesAt });
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
