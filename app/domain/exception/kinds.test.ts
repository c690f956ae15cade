import { describe, expect, it } from "vitest";
import { type ExceptionKind, exceptionKinds, exceptionKindsOf, type LoggedMove, watchedMoves } from "./kinds.ts";

const event = (noun: string, kind: string, more: Partial<LoggedMove> = {}): LoggedMove => ({ noun, kind, from: null, to: null, offline: false, outOfOrder: false, againstOwner: false, recovery: false, undeclared: false, unseconded: false, late: false, shortWindow: false, ...more });

const table: [LoggedMove, ExceptionKind[]][] = [
  [event("challenge", "publish"), []],
  [event("challenge", "publish", { offline: true }), ["offline"]],
  [event("challenge", "publish", { shortWindow: true }), ["shortWindow"]],
  [event("challenge", "extend"), ["extended"]],
  [event("challenge", "extend", { offline: true }), ["offline", "extended"]],
  [event("challenge", "approve"), []],
  [event("challenge", "declareConflict"), ["staffRecused"]],
  [event("challenge", "declareNoConflict"), []],
  [event("challenge", "pickExperts"), ["notDrawn"]],
  [event("challenge", "callExpert"), []],
  [event("award", "disputePaper"), ["paperDisputed"]],
  [event("award", "confirmPaper"), []],
  [event("challenge", "conflictAfterDecision"), ["decidedConflict"]],
  [event("challenge", "settleConflict"), ["decidedConflict"]],
  [event("challenge", "amend"), ["amended"]],
  [event("challenge", "suspend"), ["suspended"]],
  [event("challenge", "resume"), ["suspended"]],
  [event("challenge", "withdraw"), ["withdrawn"]],
  [event("challenge", "reissue"), ["reissued"]],
  [event("challenge", "giveUp"), ["givenUp"]],
  [event("challenge", "startMatching", { from: "closed", to: "singleBid" }), []],
  [event("challenge", "startMatching", { from: "singleBid", to: "matching" }), ["singleBid"]],
  [event("challenge", "startReview", { from: "closed" }), []],
  [event("challenge", "startReview", { from: "singleBid" }), ["singleBid"]],
  [event("challenge", "openBids"), []],
  [event("challenge", "openBids", { recovery: true }), ["recoveryUsed"]],
  [event("challenge", "decide"), []],
  [event("challenge", "decide", { outOfOrder: true }), ["outOfOrder"]],
  [event("challenge", "decide", { againstOwner: true }), ["againstOwner"]],
  [event("bid", "passForm", { undeclared: true }), ["singlePerson", "undeclared"]],
  [event("challenge", "freezeRanking", { undeclared: true }), ["singlePerson", "undeclared"]],
  [event("challenge", "freezeRanking"), ["singlePerson"]],
  [event("challenge", "extend", { undeclared: true }), ["extended"]],
  [event("round", "cancel"), ["cancelled"]],
  [event("bid", "submit"), []],
  [event("bid", "replace"), []],
  [event("bid", "withdraw"), []],
  [event("bid", "open", { to: "underFormCheck" }), []],
  [event("bid", "open", { to: "notOpened" }), ["notOpened"]],
  [event("challenge", "voidRanking", { from: "ranked", to: "inReview" }), ["rankingVoided"]],
  [event("challenge", "recordLoss", { to: "closed" }), ["keyLost"]],
  [event("bid", "openSupplied", { to: "underFormCheck" }), ["contentSupplied"]],
  [event("bid", "endSupply", { to: "contentMissing" }), ["contentMissing"]],
  [event("bid", "passForm"), ["singlePerson"]],
  [event("bid", "passForm", { offline: true }), ["offline"]],
  [event("bid", "rejectForm"), ["formRejected"]],
  [event("reviewAssignment", "recuse"), ["recused"]],
  [event("reviewAssignment", "reopen"), ["reopened"]],
  [event("reviewAssignment", "void"), ["voided"]],
  [event("reviewAssignment", "replace", { to: "replaced" }), ["replaced"]],
  [event("reviewAssignment", "replace", { to: "noReply" }), []],
  [event("award", "freeze"), ["publicityFrozen"]],
  [event("award", "revoke"), ["revoked"]],
  [event("award", "forfeit"), ["forfeited"]],
  [event("notice", "withdraw"), ["noticeWithdrawn"]],
  [event("question", "publish"), []],
  [event("question", "publish", { unseconded: true }), ["singlePerson"]],
  [event("question", "publish", { unseconded: true, offline: true }), ["offline"]],
  [event("challenge", "addAttachment"), []],
  [event("challenge", "addAttachment", { late: true }), ["attached"]],
  [event("takedown", "restore"), ["takenDown"]],
  [event("takedown", "finalise"), ["takenDown"]],
  [event("ticket", "propose"), []],
  [event("ticket", "reopen"), ["bidReopened"]],
];

describe("the fixed list of exceptions", () => {
  it.each(table.map(([given, kinds]) => [`${given.noun}.${given.kind}${given.offline ? " 线下" : ""}`, given, kinds] as const))("%s", (_name, given, kinds) => {
    expect(exceptionKindsOf(given)).toEqual(kinds);
  });

  it("has no kind that nothing leads to", () => {
    expect(new Set(table.flatMap(([, kinds]) => kinds))).toEqual(new Set(exceptionKinds));
  });

  it("watches nothing of a bid before its opening", () => {
    expect(watchedMoves.filter((move) => move.startsWith("bid."))).toEqual(["bid.open", "bid.openSupplied", "bid.endSupply", "bid.requestCorrection", "bid.passForm", "bid.rejectForm", "bid.disputePaper"]);
  });
});
