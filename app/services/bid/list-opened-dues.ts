import { findCheckedBids } from "#app/db/todo.ts";
import { confirmationDue } from "#app/domain/bid/member-view.ts";
import { sealedPageUntil } from "#app/domain/bid/sealed-page.ts";
import { teamsOf } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { openedKinds } from "./check-form.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { openedContent } from "./show-bid.ts";

/** An opened bid of the actor's teams within the time that members have to confirm (先提交后确认), and what has not come yet. */
export interface OpenedDue {
  no: string;
  title: string;
  due: string;
  lacksSealedPage: boolean;
  /** Members that have not confirmed the submitted content. */
  unconfirmed: number;
}

/** What may still come without a correction. Only bids that were closed a few days ago are looked into. */
export async function listOpenedDues({ actor, now }: Context): Promise<OpenedDue[]> {
  const bids = await findCheckedBids(teamsOf(actor));
  const due = bids.flatMap((bid) => {
    const until = confirmationDue(bid.closesAt);
    return until !== null && Date.parse(now) < Date.parse(until) ? [{ ...bid, until }] : [];
  });
  return Promise.all(
    due.map(async ({ id, no, title, challengeId, closesAt, attachments, until }) => {
      const takesPage = sealedPageUntil({ status: "underFormCheck", closesAt }, attachments, now) !== null;
      const [kinds, content] = await Promise.all([takesPage ? openedKinds(id) : null, openedContent(id)]);
      const unconfirmed = content ? await unconfirmedOf({ id, challengeId }, content) : [];
      return { no, title, due: until, lacksSealedPage: kinds !== null && !kinds.includes("sealedPrint"), unconfirmed: unconfirmed.length };
    }),
  );
}
