import { appendEvent } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import type { StoredDefence } from "#app/db/defence.ts";
import { insertTold } from "#app/db/defence-notice.ts";
import { findPanelContacts } from "#app/db/meeting.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { defenceCall } from "#app/domain/review/defence/schema.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { tellPanel } from "#app/services/meeting/tell-panel.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { atDefence } from "./keep-attendance.ts";

/** Each team its own time, each expert the beginning; nobody the order. Who has neither an address nor a number for a message is telephoned: that waits for the officer. */
export async function tellTimes(tx: Transaction, challenge: ReviewedChallenge, session: StoredDefence, slots: readonly { bidId: string; startsAt: string }[]): Promise<void> {
  for (const { bidId, startsAt } of slots) await tellTeam(tx, { bidId, kind: "defenceSet", at: startsAt, words: session.place, key: session.id });
  for (const { expertId, how } of await tellPanel(tx, challenge, session, "defenceSet")) await insertTold(tx, session.id, expertId, how, null);
}

/** 电话告知: an officer told an expert when and where. Refusals: those of `atDefence`, invalidInput (not of this panel), alreadyDone. */
export async function recordDefenceCall(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ expert: string }>> {
  const input = defenceCall.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atDefence(ctx, reference, async ({ tx, challenge, session }) => {
    const expert = (await findPanelContacts(session.id, tx)).find(({ no }) => no === input.data.expert);
    if (!expert) return refuse("invalidInput", { fields: [{ path: "expert", message: "unknownExpert" }] });
    if (!(await insertTold(tx, session.id, expert.expertId, "phone", ctx.actor.personId))) return refuse("alreadyDone");
    await appendEvent(tx, "expert", expert.expertId, "tellDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage });
    return ok({ expert: expert.no });
  });
}
