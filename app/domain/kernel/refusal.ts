/**
 * Every reason for which the product says no (拒绝原因). A closed list: `messages/zh-CN/refusals.ts`
 * fails to compile until each has its words, and `web/` until each has its response code.
 */
export const refusalCodes = [
  // Who you are
  "signInNeeded",
  "secondFactorNeeded",
  "wrongCredentials",
  "tooManyTries",
  "answerNeeded",
  "passwordExpired",
  "codeInvalid",
  "passwordTooWeak",
  // What you may do
  "notFound",
  "notAllowed",
  "samePerson",
  "exclusiveRole",
  "lastAdministrator",
  "conflictOfInterest",
  "stageNotInPattern",
  "stageNotReached",
  "rankingFrozen",
  "rankingTainted",
  "rankingSound",
  "stagesLeft",
  "vetoUndecided",
  "stageEmptied",
  "stageEnded",
  "noFurtherStage",
  "publicityRunning",
  "offlineNotAllowed",
  // What state it is in
  "statusChanged",
  "wrongState",
  "notYetOpen",
  "deadlinePassed",
  "extendedAlready",
  "beforeDeadline",
  "alreadyDone",
  "editedElsewhere",
  // What you sent
  "invalidInput",
  "taken",
  "reasonNeeded",
  "offlineRecordIncomplete",
  "documentNumberTaken",
  "tooFewIndicators",
  "fundingRuleBroken",
  "badDate",
  "realClock",
  "realDatabase",
  "idempotencyMismatch",
  // What is missing for the move
  "bidIncomplete",
  "ownerMayNotBid",
  "leadKindNotAllowed",
  "ownerAffiliated",
  "unitBarred",
  "leadPersonUnavailable",
  "membersUnconfirmed",
  "memberIncomplete",
  "memberBlockChanged",
  "remindedAlready",
  "linkVoid",
  "unitLimit",
  "unitInOtherBid",
  "claimDeclined",
  "bidSealBroken",
  "fileRefused",
  "fileHeld",
  "openingKeyBroken",
  "custodyNotReady",
  "codesNeeded",
  "codesWrong",
  "codesDoNotOpen",
  "codesNotLost",
  "keptDiffers",
  "attachmentDiffers",
  "attachmentsAwaited",
  "nothingToOpen",
  "openedAlready",
  "reopeningRunning",
  "noOutage",
  "clearanceMissing",
  "answerChangesItem",
  "answerLooksLikeChange",
  "namesSomebody",
  "pledgeNeeded",
  "askingOver",
  "nothingToPublish",
  "roundUnderway",
  "reopenNotAsked",
  "extensionNotAsked",
  "demandIncomplete",
  "commitmentMissing",
  "challengeRunning",
  "codeUnknown",
  "notEnoughDemands",
  "nothingChanged",
  "formCheckOpen",
  "noReviewAsked",
  "scoresMissing",
  "scoresUnsigned",
  "paperUnsettled",
  "tooFewScores",
  "tooFewExperts",
  "expertOverloaded",
  "callNotDue",
  "timetableImpossible",
  "notSignedInAtDefence",
  "orderNotDrawn",
  "defenceNotBegun",
  "exportPaused",
  "staffingIncomplete",
  "failed",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A problem of one field: `path` as in the input (`indicators.3.value`), `code` from the form messages. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** A refusal (拒绝): the code, the fields concerned, and facts for the words (numbers, names, dates as ISO). */
export interface Refusal {
  code: RefusalCode;
  fields?: FieldProblem[];
  facts?: Record<string, string | number>;
}
