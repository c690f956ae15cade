import { ownGridInput } from "#app/domain/review/schema.ts";
import { standingFilter } from "#app/domain/review/standing.ts";
import { passSettled, sendCorrections } from "#app/services/bid/check-many.ts";
import { releaseFile } from "#app/services/bid-file/release-file.ts";
import { recordTalk } from "#app/services/award/record-talk.ts";
import { showShortlist } from "#app/services/award/show-shortlist.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { giveAccount, showOwnFees, withdrawAccount } from "#app/services/fee/own-fees.ts";
import { markPaid, setFeeRates, showFees } from "#app/services/fee/round-fees.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { addRemark, showDiscussion } from "#app/services/panel/discuss.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { recordPanelVote, recordPaperVote } from "#app/services/panel/record-vote.ts";
import { nameChair, writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { keepOwnerView, showOwnerView } from "#app/services/review/owner-view.ts";
import { answerPaper, listPaperChecks, replyToChecker } from "#app/services/paper/check-paper.ts";
import { clearPaper, enterPaper, showPaper, signPaper } from "#app/services/paper/enter-paper.ts";
import { listPaper, preparePaper, reprintPaper } from "#app/services/paper/print-sheets.ts";
import { declareConflicts, showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { exportStandings } from "#app/services/review/list-standings.ts";
import { settleAfterDecision } from "#app/services/review/decided-conflict.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { saveOwnGrid, showOwnGrid } from "#app/services/review/own-grid.ts";
import { showConflicts } from "#app/services/review/show-conflicts.ts";
import { asPerson } from "./as-person.ts";

/** 形式审查: the matrix of an item, a verdict on one line, an attachment released by two, everything settled passed at once, all correction notices at once. */
export const formShow = asPerson((ctx, { named }) => listChallengeBids(ctx, named.CHALLENGE!));
export const formLine = asPerson((ctx, { named }, input) => decideLine(ctx, named.BID!, input));
export const formRelease = asPerson((ctx, { named }, input) => releaseFile(ctx, named.BID!, input));
export const formPass = asPerson((ctx, { named }) => passSettled(ctx, named.CHALLENGE!));
export const formNotices = asPerson((ctx, { named }) => sendCorrections(ctx, named.CHALLENGE!));

/** 回避: the own declaration, and for who runs the review what came of all of them and what came to light late. */
export const conflictShow = asPerson((ctx, { named }) => showConflicts(ctx, named.CHALLENGE!));
export const conflictLate = asPerson((ctx, { named }, input) => reportLateConflict(ctx, named.CHALLENGE!, input));
export const conflictSettle = asPerson((ctx, { named }, input) => settleAfterDecision(ctx, named.CHALLENGE!, input));
export const declarationShow = asPerson((ctx, { named }) => showDeclaration(ctx, named.CHALLENGE!));
export const declarationMake = asPerson((ctx, { named }, input) => declareConflicts(ctx, named.CHALLENGE!, input));

/** 得分一览 of a round, narrowed and sorted as its page is. */
export const roundStandings = asPerson((ctx, { named }, input) => {
  const filter = standingFilter.safeParse(input ?? {});
  return filter.success ? exportStandings(ctx, named.ROUND!, filter.data) : Promise.resolve(invalidInput(filter.error));
});

/** 横向表: the own marks of all bids of an item. */
export const gridShow = asPerson((ctx, { named }) => showOwnGrid(ctx, named.CHALLENGE!));
export const gridSave = asPerson((ctx, { named }, input) => {
  const typed = ownGridInput.safeParse(input);
  return typed.success ? saveOwnGrid(ctx, named.CHALLENGE!, typed.data) : Promise.resolve(invalidInput(typed.error));
});

/** 核对线下登记: what waits for the person named as checker, the answer, and what the recorder says to it. */
export const paperChecks = asPerson((ctx) => listPaperChecks(ctx));
export const paperAnswer = asPerson((ctx, _call, input) => answerPaper(ctx, input));
export const paperReply = asPerson((ctx, _call, input) => replyToChecker(ctx, input));

/** 纸质评分: `enter` twice by two people, `clear` what differs, `reprint` what cannot be used, `sign` with the record of the paper (`--input`). */
export const paperList = asPerson((ctx, { named }) => listPaper(ctx, named.CHALLENGE!));
export const paperPrepare = asPerson((ctx, { named }) => preparePaper(ctx, named.CHALLENGE!, named.EXPERT!));
export const paperShow = asPerson((ctx, { named }) => showPaper(ctx, named.CODE!));
export const paperEnter = asPerson((ctx, { named }, input) => enterPaper(ctx, named.CODE!, input));
export const paperClear = asPerson((ctx, { named }, input) => clearPaper(ctx, named.CODE!, input));
export const paperReprint = asPerson((ctx, { named }, input) => reprintPaper(ctx, named.CODE!, input));
export const paperSign = asPerson((ctx, { named }, input) => signPaper(ctx, named.CHALLENGE!, named.EXPERT!, input));

/** 需求方意见: what is on record, and a revision (`{"revision", "words", "bids": {code: words}, "scan": digest of a kept scan}`). */
export const ownerViewShow = asPerson((ctx, { named }) => showOwnerView(ctx, named.CHALLENGE!));
export const ownerViewKeep = asPerson((ctx, { named }, input) => {
  const { scan, ...view } = (input ?? {}) as { scan?: unknown };
  return keepOwnerView(ctx, named.CHALLENGE!, view, typeof scan === "string" ? scan : "");
});

/** 供需对接 or 需求方确认 of an item: what is before its owner, and what may be. */
export const shortlistOf = asPerson((ctx, { named }) => showShortlist(ctx, named.CHALLENGE!));

/** 对接会议纪要 of one bid (`{"heldOn", "place", "ownerPeople", "teamPeople", "bureauPeople", "said", "scan": digest of a kept scan}`); `show shortlist BID` reads them. */
export const shortlistTalk = asPerson((ctx, { named }, input) => recordTalk(ctx, named.BID!, input));

/** 专家组意见 */
export const panelShow = asPerson((ctx, { named }) => showPanel(ctx, named.CHALLENGE!));
export const panelChair = asPerson((ctx, { named }) => nameChair(ctx, named.CHALLENGE!, named.EXPERT!));
export const panelOpinion = asPerson((ctx, { named }, input) => writePanelOpinion(ctx, named.CHALLENGE!, input));
export const panelVote = asPerson((ctx, { named }, input) => recordPanelVote(ctx, named.CHALLENGE!, input));
/** `{"bid", "question", "votesFor", "votesAgainst", "seen", "reason", "offline": {…}}`; `seen` as `ranking show` counts the votes. */
export const panelPaperVote = asPerson((ctx, { named }, input) => {
  const { offline, ...vote } = (input ?? {}) as { offline?: unknown };
  return recordPaperVote(ctx, named.CHALLENGE!, vote, offline);
});

/** 评议讨论: what the experts of an item say to each other once all have signed, and a remark of one's own. */
export const discussionShow = asPerson((ctx, { named }) => showDiscussion(ctx, named.CHALLENGE!));
export const discussionSay = asPerson((ctx, { named }, input) => addRemark(ctx, named.CHALLENGE!, input));

/** 评审费: rates and payments of a round; an expert's own, with the account. */
export const feeShow = asPerson((ctx, { named }) => showFees(ctx, named.ROUND!));
export const feeRates = asPerson((ctx, { named }, input) => setFeeRates(ctx, named.ROUND!, input));
export const feePaid = asPerson((ctx, { named }, input) => markPaid(ctx, named.ROUND!, input));
export const feeOwn = asPerson((ctx) => showOwnFees(ctx));
export const feeAccount = asPerson((ctx, _call, input) => giveAccount(ctx, input));
export const feeForget = asPerson((ctx) => withdrawAccount(ctx));
