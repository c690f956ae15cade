import { findCheckedBids } from "#app/db/todo.ts";
import { sealedPageUntil } from "#app/domain/bid/sealed-page.ts";
import { teamsOf } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { openedKinds } from "./check-form.ts";

/** An opened bid of the actor's teams whose sealed page (盖章页) has not come and may still come without a correction. */
export interface SealedPageDue {
  no: string;
  title: string;
  due: string;
}

/** Only what was closed a few days ago can be among them: everything else costs no look into its files. */
export async function listSealedPagesDue({ actor, now }: Context): Promise<SealedPageDue[]> {
  const bids = await findCheckedBids(teamsOf(actor));
  const due = bids.flatMap(({ id, no, title, closesAt, attachments }) => {
    const until = sealedPageUntil({ status: "underFormCheck", closesAt }, attachments, now);
    return until === null ? [] : [{ id, no, title, due: until }];
  });
  const lacking = await Promise.all(due.map(async ({ id, ...bid }) => ((await openedKinds(id)).includes("sealedPrint") ? [] : [bid])));
  return lacking.flat();
}
