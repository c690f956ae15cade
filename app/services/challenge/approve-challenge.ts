import { z } from "zod";
import { readChallengeFacts, setApprover } from "#app/db/challenge.ts";
import { brokenFundingRules, fundingRuleSchema } from "#app/domain/challenge/funding.ts";
import { checkRace, itemPlan } from "#app/domain/challenge/plan.ts";
import { checkIndicatorCount, indicatorList } from "#app/domain/challenge/indicator.ts";
import { checkOwner } from "#app/domain/challenge/owner-needed.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/**
 * 审定: the officer states that the challenge is ready. Its money must obey the funding rule and its
 * indicators must be enough (guide.md 2.1 and 0.1, 15), a race must say how it is run, and where its owner chooses or confirms it has one or says why not; who
 * approves may not publish.
 */
export const approveChallenge = defineMove({
  noun: "challenge",
  move: "approve",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const facts = await readChallengeFacts(subject.id, tx);
    const count = checkIndicatorCount(indicatorList.parse(facts.indicators), reason ?? "");
    if (!count.ok) return count;
    const broken = brokenFundingRules(facts, fundingRuleSchema.parse(facts.fundingRule))[0];
    if (broken) return refuse("fundingRuleBroken", { facts: { ...broken } });
    const owner = checkOwner(facts, reason ?? "");
    if (!owner.ok) return owner;
    const race = checkRace({ race: facts.race, ...itemPlan.parse(facts.plan) }, reason ?? "");
    if (!race.ok) return race;
    await setApprover(tx, subject.id, ctx.actor.personId);
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** 退回修改 before it is published: the officer may change it again, and whoever approves it then is the one who counts. */
export const returnChallenge = defineMove({
  noun: "challenge",
  move: "return",
  input: z.strictObject({}),
  perform: async ({ tx, subject, move }) => {
    await setApprover(tx, subject.id, null);
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
