import type { Noun } from "#app/domain/policy/nouns.ts";
import { askContent } from "./bid/ask-content.ts";
import { clearDraft } from "./bid/clear-draft.ts";
import { correctBid } from "./bid/correct-bid.ts";
import { endSupply } from "./bid/end-resupplies.ts";
import { confirmContent, openSupplied } from "./bid/open-supplied.ts";
import { passForm } from "./bid/pass-form.ts";
import { recheckForm } from "./bid/recheck-form.ts";
import { askFormReview, keepRejection, readmitBid } from "./bid/review-rejection.ts";
import { rejectForm } from "./bid/reject-form.ts";
import { requestCorrection } from "./bid/request-correction.ts";
import { supplyContent } from "./bid/supply-content.ts";
import { replaceBid, submitBid } from "./bid/submit-bid.ts";
import { voidRanking } from "./challenge/void-ranking.ts";
import { withdrawBid } from "./bid/withdraw-bid.ts";
import { awardBid, forfeitAward, freezeAward, releaseAward, revokeAward } from "./award/award-bid.ts";
import { agreeOnBid, confirmShortlisted, extendShortlisted, vetoShortlisted } from "./award/answer-shortlist.ts";
import { lapseMatching } from "./award/end-silent-matchings.ts";
import { proposeAgain } from "./award/propose-shortlist.ts";
import { amendChallenge, askAmendment } from "./challenge/amend-challenge.ts";
import { approveChallenge, returnChallenge } from "./challenge/approve-challenge.ts";
import { closeChallenge } from "./challenge/close-challenge.ts";
import { decideChallenge } from "./challenge/decide-challenge.ts";
import { endStage } from "./challenge/end-stage.ts";
import { askExtension, extendChallenge } from "./challenge/extend-challenge.ts";
import { freezeRanking } from "./challenge/freeze-ranking.ts";
import { openBids } from "./challenge/open-bids.ts";
import { publishChallenge } from "./challenge/publish-challenge.ts";
import { recordLoss } from "./challenge/record-loss.ts";
import { reissueChallenge } from "./challenge/reissue-challenge.ts";
import { startMatching } from "./challenge/start-matching.ts";
import { startReview } from "./challenge/start-review.ts";
import { giveUpChallenge, resumeChallenge, suspendChallenge, withdrawChallenge } from "./challenge/withdraw-challenge.ts";
import type { MoveService } from "./kernel/define-move.ts";
import { publishNotice } from "./notice/publish-notice.ts";
import { endNotice, withdrawNotice } from "./notice/withdraw-notice.ts";
import { acceptInvitation, declineInvitation, inviteAgain, recuseFromReview, voidReview } from "./review/answer-invitation.ts";
import { replaceExpert } from "./review/replace-expert.ts";
import { askReopen, reopenReview, signReviews, startScoring } from "./review/sign-reviews.ts";
import { concludeDemand } from "./demand/conclude-demand.ts";
import { mergeDemands, splitDemand } from "./demand/merge-demands.ts";
import { recommendDemand, returnDemand, revisitDemand, shelveDemand, startVetting, submitDemand, withdrawDemand } from "./demand/submit-demand.ts";
import { publishRound } from "./round/publish-round.ts";
import { declineQuestion, draftAnswer, publishAnswer } from "./question/answer-question.ts";
import { finaliseTakedown, restoreContent } from "./takedown/decide-takedown.ts";
import { declineTicket, proposeReopening, reopenBid } from "./ticket/answer-ticket.ts";
import { cancelRound, closeRound, resumeRound, suspendRound } from "./round/suspend-round.ts";

/** Every move that the product can make. A page, the CLI and an import find it here by noun and name. */
const services: readonly MoveService<never>[] = [
  publishRound,
  suspendRound,
  resumeRound,
  cancelRound,
  closeRound,
  approveChallenge,
  returnChallenge,
  publishChallenge,
  amendChallenge,
  askAmendment,
  askExtension,
  extendChallenge,
  suspendChallenge,
  resumeChallenge,
  withdrawChallenge,
  closeChallenge,
  openBids,
  recordLoss,
  startMatching,
  startReview,
  endStage,
  freezeRanking,
  voidRanking,
  decideChallenge,
  reissueChallenge,
  giveUpChallenge,
  submitBid,
  replaceBid,
  withdrawBid,
  clearDraft,
  askContent,
  supplyContent,
  confirmContent,
  openSupplied,
  endSupply,
  passForm,
  recheckForm,
  requestCorrection,
  correctBid,
  rejectForm,
  askFormReview,
  keepRejection,
  readmitBid,
  inviteAgain,
  acceptInvitation,
  declineInvitation,
  recuseFromReview,
  startScoring,
  signReviews,
  askReopen,
  reopenReview,
  voidReview,
  replaceExpert,
  proposeAgain,
  extendShortlisted,
  confirmShortlisted,
  agreeOnBid,
  vetoShortlisted,
  lapseMatching,
  freezeAward,
  releaseAward,
  revokeAward,
  awardBid,
  forfeitAward,
  publishNotice,
  withdrawNotice,
  endNotice,
  proposeReopening,
  reopenBid,
  declineTicket,
  draftAnswer,
  publishAnswer,
  declineQuestion,
  submitDemand,
  recommendDemand,
  returnDemand,
  startVetting,
  concludeDemand,
  shelveDemand,
  revisitDemand,
  mergeDemands,
  splitDemand,
  withdrawDemand,
  restoreContent,
  finaliseTakedown,
] as unknown as readonly MoveService<never>[];

/** The moves built for a noun, in the order of the list. */
export function moveServicesOf<N extends Noun>(noun: N): MoveService<N>[] {
  return services.filter((service) => service.noun === noun);
}

/** The service of one move, if the product has it. */
export function moveService<N extends Noun>(noun: N, move: string): MoveService<N> | undefined {
  return moveServicesOf(noun).find((service) => service.name === move);
}
