import type { Relation } from "#app/domain/policy/policy.ts";
import type { StepCode } from "#app/domain/overview/next-steps.ts";

/** Outside the steps of a challenge: what one person began and a second one must go on with, or what came due by itself. */
export const secondCodes = [
  "consentReopen", // a signed sheet that another person asked to open again
  "enterPaper", // a printed sheet that another person typed
  "printPaper", // a sheet out of force, because its task was opened again: either of the two prints the new one
  "arrangePanel", // experts agreed to a stage with a meeting, and none is arranged
  "arrangeDefence",
  "confirmAbsence", // a team that another person entered as not come to its defence
  "releaseFile", // a file that the virus scan holds back and that another person asked to release
  "publishCall", // a call for demands that another person drafted
] as const;

export type SecondCode = (typeof secondCodes)[number];

/** What one person began and another must go on with: a sheet to be opened again, a printed sheet typed once, a team that did not come to its defence, a held file, a call for demands to be published. */
export interface SecondMatter {
  code: SecondCode;
  /** Of the item, the bid, or the call. */
  no: string;
  title: string;
  /** What the page is called by: the sheet's code, the notice. */
  reference: string | null;
  roundId: string;
  /** Who began it and may not go on; null: nobody is kept from it. */
  by: string | null;
}

/** Matters besides the steps of a challenge. */
export const matterCodes = [
  ...secondCodes,
  "fillRound", // a round without challenges
  "staffRound", // duties of a round that nobody holds
  "confirmDuties", // 安全管理员: proposed changes of duties
  "undeliveredMail",
  "witnessOpening",
  "watchTainted",
  "checkPaper", // the checker whom a record of paper names says whether it agrees with the scan
  "explainPaper", // what the checker sent back, for who recorded it
  "watchDecided", // a conflict that came to light after the decision, until somebody has settled it
  "witnessDraw", // a draw waits for the witness's number
  "witnessDefence", // the order of a defence waits for it
  "submitDraft",
  "correctBid",
  "supplyContent", // 重新提供: no key opens the bid
  "supplySealedPage", // 盖章页: until members' time to confirm ends
  "remindMembers", // of an opened bid: who has not confirmed until then is looked at in the form check
  "confirmPart", // another unit's bid names this one: its administrators read its part and answer
  "replyInvitation", // an expert's
  "scoreBids",
  "writePanel",
  "decideJoin", // somebody asks for a place in the unit
  "declareConflicts", // a duty of an opened item: say whether there is a conflict
  "nameChair", // nobody was named, or whoever chaired the panel stepped out or has no task in the present stage
  "callTeams", // teams that no message reaches: what starts a term is told by telephone
  "tellDefence", // experts of a defence whom no message reaches: by telephone
  "nameSubstitutes", // who keeps the accounts: a duty of an item whose holders all stepped out
  "recommendExperts", // somebody of the unit applies to be an expert
  "confirmExperts", // an officer: applications that a unit recommended
  "reviseDemand", // the firm's: a draft to submit, or what was returned
  "signDemand", // 需求方承诺书 of a listed demand, of each of its units
  "recommendDemand", // a county body's
  "vetDemand", // submitted or recommended: start the vetting, or record its conclusion
  "answerFormReview", // a team asked to look again at its rejection: another officer's than who rejected
  "lookAtFindings", // a bid that had passed: the automatic check found something since, by an item opened later
  "answerTicket", // 提交遇阻: propose or decline; confirm what another proposed
  "takedownOverdue", // nobody looked at it within the working day: the supervisor asks
  "decideTakedown", // a second person, within a working day
  "readShortlist", // a joint owner's: what the one who leads is to answer
  "answerMatching", // the owner's: bids with whose teams it talks
  "answerShortlist", // the owner's: bids that were put before it
  "draftAnswer", // the owner's, within three working days
  "publishAnswer", // the officer's
  "confirmInHand", // a holder of an opening code, from the last working day before the closing on
  "decideClaims", // 单位认领 that an officer should look at
  "readSimilarity", // one of the two who read a 雷同核查 that is done
  "decideStandards", // the table of standards that another proposed
  "decideCalendar", // the yearly notice of holidays that another proposed
  "answerJoin", // the unit invites this person
] as const;

export type TodoCode = StepCode | (typeof matterCodes)[number];

/** One matter (待办事项): what is to be done with what, until when, and the page where it is done. */
export interface TodoItem {
  code: TodoCode;
  /** Public number of the object, null where it has none. */
  no: string | null;
  title: string | null;
  count: number | null;
  /** Of an expert's work: how much is done of how much. */
  done: number | null;
  due: string | null;
  href: string;
}

/** What somebody else must do first, and who. */
export interface WaitingItem extends TodoItem {
  who: readonly Relation[];
}

export interface TodoList {
  /** At most seven, the most pressing first. */
  mine: TodoItem[];
  /** All that is theirs, also what is not shown. */
  total: number;
  waiting: WaitingItem[];
}

/** Overdue and soonest first; what has no date comes after what has. The order of equal ones stays. */
export function byDue<T extends { due: string | null }>(items: readonly T[]): T[] {
  const at = ({ due }: T) => (due === null ? Number.POSITIVE_INFINITY : Date.parse(due.length === 10 ? `${due}T23:59:59+08:00` : due));
  return [...items].sort((one, other) => {
    const [first, second] = [at(one), at(other)];
    return first === second ? 0 : first - second;
  });
}
