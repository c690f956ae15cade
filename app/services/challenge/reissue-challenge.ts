import { z } from "zod";
import { insertChallenge, setPublicReason } from "#app/db/challenge.ts";
import { findOpenRounds, readChallengeContent } from "#app/db/challenge-content.ts";
import { linkAsParent } from "#app/db/demand.ts";
import { copyOwnerContact } from "#app/db/owner-contact.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { lackOfFailure, leaveAllUnmatched } from "#app/services/award/end-matching.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";
import { nextNumber } from "./edit-challenge.ts";
import { tellTurn } from "./turn-in-public.ts";

const noRound = refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });

/**
 * 重新发榜: ends a challenge that nobody, or one bid only, answered, or whose talks came to nothing (对接失败), and drafts it anew under the next number, in its round or
 * in another one of the officer's. The content is copied, to be revised before it is approved; both know of each other.
 */
export const reissueChallenge = defineMove({
  noun: "challenge",
  move: "reissue",
  /** Code of the round; left out, the challenge's own. */
  input: z.strictObject({ round: z.string().trim().optional() }),
  perform: async ({ tx, ctx, subject, input, reason = "", offline, move }) => {
    const lack = await lackOfFailure(tx, subject);
    if (lack) return { ok: false, refusal: lack };
    const content = await readChallengeContent(subject.id, tx);
    const round = await findSubject("round", input.round || content.round, tx);
    if (!round || round.isRehearsal !== subject.isRehearsal) return noRound;
    const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, round.id));
    if (refused) return noRound;
    const [open] = await findOpenRounds([round.id]);
    if (!open) return noRound;
    const no = nextNumber(open.code, open.numbers);
    const id = await insertChallenge(tx, { ...content, no, round: open.code }, { roundId: round.id, owners: subject.ownerUnitId === null ? [] : [subject.ownerUnitId, ...subject.coOwnerIds], createdBy: ctx.actor.personId, parentId: subject.id });
    if (!id) return refuse("taken");
    await linkAsParent(tx, id, subject.id);
    await copyOwnerContact(tx, subject.id, id);
    await recordBirthBy(ctx.actor, tx, "challenge", id, "create", { no, parent: subject.no });
    await setPublicReason(tx, subject.id, reason);
    const moved = await move({ facts: { no: subject.no, reissuedAs: no } });
    if (!moved.ok) return moved;
    if (subject.status === "matching") {
      const left = await leaveAllUnmatched(tx, subject.id, moved.value.seq);
      if (!left.ok) return left;
    }
    const announced = await announceItemAct({ tx, ctx, isOffline: offline !== undefined, events: [moved.value.seq] }, "reissue", subject, { reason });
    if (!announced.ok) return announced;
    await tellTurn(tx, subject, "reissue", reason, moved.value.seq);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), no, notice: announced.value });
  },
});
