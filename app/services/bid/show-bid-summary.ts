import { readChallengeFacts } from "#app/db/challenge.ts";
import { readBidGround } from "#app/db/bid.ts";
import { findSubject } from "#app/db/subjects.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy, sightOfBid } from "#app/domain/policy/bid.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";
import { proposedMark } from "#app/domain/review/proposal.ts";
import type { BidSummary } from "#app/domain/review/view.ts";
import { sheetOf } from "#app/domain/review/summary-sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listOpenedFiles } from "#app/services/bid-file/list-files.ts";
import { judgedContent, judgeSubmission, readSubmissions } from "#app/services/review/judged-content.ts";
import { readingRefusal } from "#app/services/kernel/declared-first.ts";
import { noteReading } from "./note-reading.ts";

/**
 * 摘要页: one sheet of A4 made from the structured answers, for whoever may read the opened bid. The lead's telephone is
 * on nobody's. Refusals: notFound, also before the opening; declarationDue to a duty before its 回避声明.
 */
export async function showBidSummary(ctx: Context, reference: string): Promise<Result<BidSummary>> {
  const bid = await findSubject("bid", reference);
  if (!bid) return refuse("notFound");
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  const sight = sightOfBid(bid, held);
  if (sight !== "whole" && sight !== "forReview") return refuse("notFound");
  const due = await readingRefusal(ctx, held, bid.challengeId, bid.status);
  if (due) return due;
  const [ground, submissions, facts, files] = await Promise.all([readBidGround(bid.id), readSubmissions([bid.id]), readChallengeFacts(bid.challengeId), listOpenedFiles(bid, held)]);
  const content = submissions.get(bid.id);
  if (!content) return refuse("notFound");
  await noteReading(ctx, bid.id, held, "summary");
  const isHidden = isTeamHidden(bid.blind, held);
  const indicators = indicatorList.parse(facts.indicators);
  const judged = await judgedContent(content, ground.leadName, indicators, isHidden);
  const { unitName, projectLead, trl, money } = judged;
  return ok({
    no: isHidden ? bid.id : bid.no,
    code: ground.reviewCode ?? bid.no,
    challenge: { no: ground.challengeNo, title: ground.challengeTitle },
    listed: { fiscalFen: ground.fiscalFen, payToBidderFen: ground.payToBidderFen },
    content: { unitName, projectLead, trl, money },
    sheet: sheetOf(judged, files.map(({ name }) => name)),
    proposal: proposedMark(judgeSubmission(content, indicators)),
    isExpert: held.includes("expert"),
    isTeamHidden: isHidden,
  });
}
