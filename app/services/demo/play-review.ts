import { findReviewedBids, readReviewedChallenge } from "#app/db/review.ts";
import { findStaffReviewRows } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { openBids } from "#app/services/challenge/open-bids.ts";
import { closeChallenge } from "#app/services/challenge/close-challenge.ts";
import { freezeRanking } from "#app/services/challenge/freeze-ranking.ts";
import { startReview } from "#app/services/challenge/start-review.ts";
import { passForm } from "#app/services/bid/pass-form.ts";
import { readCallStandings } from "#app/services/draw/call-state.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { recordCall } from "#app/services/draw/record-call.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { addRemark } from "#app/services/panel/discuss.ts";
import { nameChair, writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { answerForItem } from "#app/services/review/answer-invitation.ts";
import { declareNone } from "#app/services/review/declare-conflicts.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { signReviews } from "#app/services/review/sign-reviews.ts";

/** Steps of a story, each with its result: whoever reads them stops at the first refusal. */
export type Steps<R = void> = AsyncGenerator<Result<unknown>, R>;
type As = (username: string) => Promise<Context>;

const bureau = ["officer", "officer2", "witness", "leader"];
/** Places of the draws by kind: five experts, at least one from outside the city. */
const groups = [{ kind: "technical", places: 3, leastOutside: 1 }, { kind: "financial", places: 1 }, { kind: "management", places: 1 }];
const strengths = [
  ["指标响应完整，路线闭环，中试数据连续可信；成本测算口径与榜单一致，对原料波动和能源价格作了敏感性分析；分工与贡献匹配，节点可考核、可叫停。", 0.9],
  ["路线可行，设备成熟，经济性较好；冬季施工和长周期运行数据偏少，建议在实施方案中补充监测，并明确二次废物去向和应急处置办法。", 0.81],
  ["方案完整，创新点明确；连续运行数据不足，成本测算对运输半径考虑不够，团队产业化经验偏弱，建议先做小规模验证后再放大。", 0.72],
] as const;

/** Closed, opened, declared for by whoever has a duty, and passed in the form check. */
export async function* opened(as: As, no: string): Steps {
  yield await closeChallenge.run(await as("officer"), no, {});
  yield await openBids.run(await as("officer2"), no, {});
  for (const username of bureau) yield await declareNone(await as(username), no);
  for (const bid of await findReviewedBids(await idOf(no))) yield await passForm.run(await as("officer"), bid.no, {}, { reason: "经核对，予以通过" });
}

/** Drawn before the witness and called in order; the first name called has no time. */
export async function* drawn(as: As, no: string, { assignLater }: { assignLater: boolean }): Steps {
  yield await prepareDraw(await as("officer"), no, { groups });
  yield await holdDraw(await as("witness"), no, { number: "20261" });
  const id = await idOf(no);
  const nextName = async () => (await readCallStandings(id))[0]?.groups.flatMap(({ entries }) => entries).find(({ isOpen }) => isOpen)?.pseudonym;
  let isFirst = true;
  for (let pseudonym = await nextName(); pseudonym !== undefined; pseudonym = await nextName()) {
    yield await recordCall(await as("officer"), no, isFirst ? { pseudonym, result: "declined", reason: "评审期间出差" } : { pseudonym, result: "accepted", assignLater });
    isFirst = false;
  }
}

/** The experts declare, accept, and one of them is the chair. */
export async function* accepted(as: As, no: string): Steps {
  const experts = await expertsOf(no);
  for (const expert of experts) {
    const username = expert.toLowerCase();
    yield await declareNone(await as(username), no);
    yield await answerForItem(await as(username), { challenge: no, answer: "accept" });
  }
  yield await nameChair(await as("officer"), no, experts[0]!);
  yield await startReview.run(await as("officer"), no, {});
}

/** The first experts mark every bid of the stage and sign, the next ones have begun with their first bid; one of them may raise a veto on the last. */
export async function* marked(as: As, no: string, { signed, begun, veto }: { signed: number; begun: number; veto?: string }): Steps {
  const id = await idOf(no);
  const { rubric } = await readGround(await readReviewedChallenge(id));
  const rows = await findStaffReviewRows("all", id, []);
  for (const [index, expert] of (await expertsOf(no)).slice(0, signed + begun).entries()) {
    const own = rows.filter(({ expertNo, status }) => expertNo === expert && status !== "signed");
    for (const [at, { reference }] of own.entries()) {
      if (index >= signed && at > 0) break;
      const [opinion, share] = strengths[at % strengths.length]!;
      const criteria = index < signed ? rubric.used : rubric.used.slice(0, 7);
      // Each expert has an own measure, each criterion its own place.
      const marks = Object.fromEntries(criteria.map(({ code, weight }, line) => [code, (weight * Math.min(1, share + (index - 2) * 0.03 + ((index + line) % 5) * 0.02 - 0.04)).toFixed(1)]));
      const vetoes = veto !== undefined && index === 1 && at === own.length - 1 ? { R07: veto } : {};
      yield await saveScores(await as(expert.toLowerCase()), reference, { revision: 0, marks, reasons: {}, vetoes, opinion: index < signed ? opinion.repeat(3) : "" });
    }
    if (index < signed) yield await signReviews.run(await as(expert.toLowerCase()), own[0]!.reference, {});
  }
}

/** Two experts exchange a word, the chair writes beside the marks, the ranking is fixed; answers the experts' numbers. */
export async function* ranked(as: As, no: string): Steps<string[]> {
  const experts = await expertsOf(no);
  const chair = await as(experts[0]!.toLowerCase());
  const challenge = await readReviewedChallenge(await idOf(no));
  const bids = (await findReviewedBids(challenge.id)).filter(({ reviewStage }) => reviewStage === challenge.reviewStage);
  const remark = await addRemark(await as(experts[1]!.toLowerCase()), no, { bid: bids[0]!.reviewCode, words: "干燥能耗按压滤后含水率22%测算，雨季滤饼含水率会偏高，建议请申报单位说明余量。" });
  yield remark;
  if (remark.ok) yield await addRemark(chair, no, { bid: bids[0]!.reviewCode, parent: remark.value.id, words: "同意。申报书第三部分给出了25%含水率下的核算，耗气增加约一成，仍在指标以内。" });
  for (const [at, { reviewCode }] of bids.entries()) {
    const [opinion] = strengths[at % strengths.length]!;
    yield await writePanelOpinion(chair, no, { bid: reviewCode, revision: 0, opinion: `专家组一致认为：${opinion}` });
  }
  yield await freezeRanking.run(await as("officer"), no, {});
  return experts;
}

/** The experts of an item by number. */
export async function expertsOf(no: string): Promise<string[]> {
  return [...new Set((await findStaffReviewRows("all", await idOf(no), [])).map(({ expertNo }) => expertNo))];
}

async function idOf(no: string): Promise<string> {
  return (await findSubject("challenge", no))!.id;
}
