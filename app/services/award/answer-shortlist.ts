import { z } from "zod";
import { lockChallenge } from "#app/db/review.ts";
import { keepOwnerWord, prolongShortlisted, readDueOn } from "#app/db/shortlist.ts";
import { longerTerm } from "#app/domain/award/shortlist.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellOwner } from "./tell-owner.ts";

const none = z.strictObject({});

/** The owner's word on one bid, online or as it came on paper. It stands until the bureau asks again; the ranking it does not touch. */
function answer(move: "confirm" | "veto") {
  return defineMove({
    noun: "shortlist",
    move,
    input: none,
    perform: async ({ tx, subject, reason, move: make }) => {
      // A decision that is being made counts what was said before it.
      const { status } = await lockChallenge(tx, subject.challengeId, "share");
      if (status !== "ranked") return refuse("notBeforeOwner");
      const moved = await make({ facts: { no: subject.bidNo } });
      if (!moved.ok) return moved;
      await keepOwnerWord(tx, subject.id, reason ?? "");
      return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
    },
  });
}

/** 需求方确认. Refusals: wrongState, notBeforeOwner (the ranking fell, or it is decided). */
export const confirmShortlisted = answer("confirm");

/** 需求方不同意, with its reason. Refusals as of 需求方确认. */
export const vetoShortlisted = answer("veto");

/** 延长期限 of an owner that has not answered: by fifteen days, once. */
export const extendShortlisted = defineMove({
  noun: "shortlist",
  move: "extend",
  input: none,
  perform: async ({ tx, ctx, subject, move }) => {
    const dueOn = longerTerm(await readDueOn(tx, subject.id), dayOf(ctx.now));
    const moved = await move({ facts: { no: subject.bidNo, endsOn: dueOn } });
    if (!moved.ok) return moved;
    await prolongShortlisted(tx, subject.id, dueOn);
    await tellOwner(tx, subject.challengeId, { ids: [subject.id], dueOn, key: `${subject.id}:x${String(subject.times)}` });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), dueOn });
  },
});
