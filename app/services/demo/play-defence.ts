import { findVetoes } from "#app/db/panel.ts";
import { findReviewedBids, readReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { endStage } from "#app/services/challenge/end-stage.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { recordPanelVote } from "#app/services/panel/record-vote.ts";
import { answerForItem } from "#app/services/review/answer-invitation.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { expertsOf, marked, type Steps } from "./play-review.ts";

type As = (username: string) => Promise<Context>;

/** What the panel thought of the veto that one of it raised: not upheld. */
export async function* votedOnVeto(as: As, no: string): Steps {
  const challenge = (await findSubject("challenge", no))!;
  const [chair, ...others] = await expertsOf(no);
  const [veto] = await findVetoes(challenge.id, 1);
  yield await recordPanelVote(await as(chair!.toLowerCase()), no, { bid: veto?.bid, question: "veto", votesFor: 1, votesAgainst: others.length });
}

/** The written stage has ended; the same experts are asked to the defence on the day, and the witness's number gives the order. */
export async function* calledToDefence(as: As, no: string, day: string): Steps {
  const experts = await expertsOf(no);
  yield await endStage.run(await as("officer"), no, {});
  yield await inviteExperts(await as("officer"), { challenge: no, experts });
  for (const expert of experts) yield await answerForItem(await as(expert.toLowerCase()), { challenge: no, answer: "accept" });
  yield await arrangeDefence(await as("officer"), no, { place: "市工信局三楼会议室", startsAt: `${day}T09:00`, endsAt: `${day}T12:00`, talkMinutes: 20, questionMinutes: 15, changeMinutes: 5, onDayOff: true });
  yield await drawDefenceOrder(await as("witness"), no, { number: "186" });
}

/** On the day: everybody signed in, every bid was heard and marked. */
export async function* heard(as: As, no: string): Steps {
  const { id, reviewStage } = await readReviewedChallenge((await findSubject("challenge", no))!.id);
  const experts = await expertsOf(no);
  yield await signInAtMeeting(await as("officer"), no, { experts });
  for (const bid of (await findReviewedBids(id)).filter((one) => one.reviewStage === reviewStage)) yield await signInAtMeeting(await as("officer"), no, { bid: bid.no, names: "示例·主讲人、示例·答辩人" });
  yield* marked(as, no, { signed: experts.length, begun: 0 });
}
