import type { Run } from "./command.ts";

/** One line of the contract: the words, what follows them, the options with a value, and where the work is. */
export interface CommandSpec {
  words: readonly string[];
  /** Positionals in order; `FILE?` may be left out, `SCORE…` takes the rest. */
  arguments: readonly string[];
  options: readonly (keyof typeof optionWords)[];
  /** Loaded when it is called: `calc` must not wait for a database driver. */
  load: () => Promise<Run>;
}

const objects = () => import("./objects.ts");
const calc = () => import("./calc.ts");
const audit = () => import("./audit.ts");
const clock = () => import("./clock.ts");
const custody = () => import("./custody.ts");
const demo = () => import("./demo.ts");
const review = () => import("./review.ts");
const assignment = () => import("./assignment.ts");
const judging = () => import("./judging.ts");
const plan = () => import("./plan.ts");
const expert = () => import("./expert.ts");
const unit = () => import("./unit.ts");
const scan = () => import("./scan.ts");
const notice = () => import("./notice.ts");
const publishing = () => import("./publishing.ts");
const attachment = () => import("./attachment.ts");
const samples = () => import("./samples.ts");
const drafting = () => import("./drafting.ts");
const calendar = () => import("./calendar.ts");
const standard = () => import("./standard.ts");
const listFile = () => import("./list-file.ts");

export const commands: readonly CommandSpec[] = [
  { words: ["doctor"], arguments: [], options: [], load: async () => (await import("./doctor.ts")).doctor },
  { words: ["setup"], arguments: ["FILE"], options: [], load: async () => (await import("./setup.ts")).setup },
  { words: ["round", "import"], arguments: ["FILE"], options: ["as"], load: async () => (await import("./round.ts")).importRoundFile },
  { words: ["round", "settings"], arguments: ["ROUND"], options: ["as"], load: async () => (await import("./round-settings.ts")).showSettings },
  { words: ["round", "rules"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await import("./round-settings.ts")).roundRulesOf },
  { words: ["round", "look-over"], arguments: ["ROUND"], options: ["as"], load: async () => (await import("./round-settings.ts")).lookOver },
  { words: ["round", "rubric"], arguments: ["ROUND"], options: ["as"], load: async () => (await import("./round-settings.ts")).showRubricVersions },
  { words: ["round", "stages"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await import("./round-settings.ts")).roundStages },
  { words: ["round", "standings"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await judging()).roundStandings },
  { words: ["round", "calendar"], arguments: ["ROUND"], options: ["as"], load: async () => (await import("./round-settings.ts")).showPlan },
  { words: ["round", "diff"], arguments: ["ROUND", "FILE"], options: ["as"], load: async () => (await import("./round-settings.ts")).compareSettings },
  { words: ["round", "configure"], arguments: ["ROUND", "FILE"], options: ["as", "seen"], load: async () => (await import("./round-settings.ts")).configureRound },
  { words: ["round", "schedule"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await publishing()).roundSchedule },
  { words: ["round", "unschedule"], arguments: ["ROUND"], options: ["as"], load: async () => (await publishing()).roundUnschedule },
  { words: ["round", "rehearse"], arguments: ["CUSTODY?"], options: ["as"], load: async () => (await import("./rehearsal.ts")).roundRehearse },
  { words: ["round", "forget"], arguments: ["ROUND"], options: ["as"], load: async () => (await import("./rehearsal.ts")).roundForget },
  { words: ["expert", "check"], arguments: ["FILE"], options: ["as"], load: async () => (await expert()).expertCheck },
  { words: ["expert", "import"], arguments: ["FILE"], options: ["as"], load: async () => (await expert()).expertImport },
  { words: ["expert", "unit"], arguments: ["NO"], options: ["as", "input"], load: async () => (await expert()).expertUnit },
  { words: ["standard", "show"], arguments: [], options: ["as"], load: async () => (await standard()).standardShow },
  { words: ["standard", "export"], arguments: [], options: [], load: async () => (await standard()).standardExport },
  { words: ["standard", "check"], arguments: ["FILE"], options: ["as"], load: async () => (await standard()).standardCheck },
  { words: ["standard", "propose"], arguments: ["FILE"], options: ["as"], load: async () => (await standard()).standardPropose },
  { words: ["standard", "adopt"], arguments: ["DIGEST"], options: ["as"], load: async () => (await standard()).standardAdopt },
  { words: ["standard", "reject"], arguments: ["DIGEST"], options: ["as"], load: async () => (await standard()).standardReject },
  { words: ["calendar", "show"], arguments: [], options: ["as"], load: async () => (await calendar()).calendarShow },
  { words: ["calendar", "check"], arguments: ["FILE"], options: ["as"], load: async () => (await calendar()).calendarCheck },
  { words: ["calendar", "propose"], arguments: ["FILE"], options: ["as"], load: async () => (await calendar()).calendarPropose },
  { words: ["calendar", "adopt"], arguments: ["DIGEST"], options: ["as"], load: async () => (await calendar()).calendarAdopt },
  { words: ["calendar", "reject"], arguments: ["DIGEST"], options: ["as"], load: async () => (await calendar()).calendarReject },
  { words: ["challenge", "template"], arguments: ["ROUND?"], options: ["as", "out"], load: async () => (await listFile()).challengeExport },
  { words: ["challenge", "check"], arguments: ["ROUND", "FILE"], options: ["as"], load: async () => (await listFile()).challengeCheck },
  { words: ["challenge", "import"], arguments: ["ROUND", "FILE"], options: ["as"], load: async () => (await listFile()).challengeImport },
  { words: ["challenge", "form"], arguments: ["NO"], options: ["as"], load: async () => (await drafting()).challengeShowForm },
  { words: ["challenge", "edit"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).challengeEdit },
  { words: ["challenge", "waiting"], arguments: ["NO"], options: ["as"], load: async () => (await drafting()).challengeWaiting },
  { words: ["challenge", "preview"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).challengePreview },
  { words: ["challenge", "letter"], arguments: ["NO"], options: ["as"], load: async () => (await drafting()).challengeLetter },
  { words: ["challenge", "commit"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).challengeCommit },
  { words: ["challenge", "contact"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).challengeContact },
  { words: ["demand", "sheet"], arguments: ["NO", "OUT"], options: ["as"], load: async () => (await import("./demand-sheet.ts")).demandSheetFile },
  { words: ["demand", "blank"], arguments: ["CALL", "OUT"], options: ["as"], load: async () => (await import("./demand-sheet.ts")).demandBlank },
  { words: ["demand", "form"], arguments: ["NO"], options: ["as"], load: async () => (await drafting()).demandShowForm },
  { words: ["demand", "save"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).demandSave },
  { words: ["demand", "revise"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).demandRevise },
  { words: ["demand", "commit"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).demandCommit },
  { words: ["demand", "convert"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).demandConvert },
  { words: ["demand", "claim"], arguments: ["NO"], options: ["as", "input"], load: async () => (await drafting()).demandClaim },
  { words: ["demand", "template"], arguments: [], options: ["out"], load: async () => (await listFile()).demandExport },
  { words: ["demand", "check"], arguments: ["CALL", "FILE"], options: ["as"], load: async () => (await listFile()).demandCheck },
  { words: ["demand", "import"], arguments: ["CALL", "FILE"], options: ["as"], load: async () => (await listFile()).demandImport },
  { words: ["demo", "reset"], arguments: [], options: [], load: async () => (await demo()).demoReset },
  { words: ["demo", "ensure"], arguments: [], options: [], load: async () => (await demo()).demoEnsure },
  { words: ["clock", "set"], arguments: ["ISO"], options: [], load: async () => (await clock()).clockSet },
  { words: ["clock", "reset"], arguments: [], options: [], load: async () => (await clock()).clockReset },
  { words: ["audit", "export"], arguments: ["FILE"], options: [], load: async () => (await audit()).auditExport },
  { words: ["audit", "verify"], arguments: ["FILE?"], options: [], load: async () => (await audit()).auditVerify },
  { words: ["ranking", "recompute"], arguments: ["FILE"], options: ["digest"], load: async () => (await import("./ranking.ts")).rankingRecompute },
  { words: ["visit", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await import("./visit.ts")).visitShow },
  { words: ["visit", "record"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./visit.ts")).visitRecord },
  { words: ["meeting", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await import("./meeting.ts")).meetingShow },
  { words: ["meeting", "arrange"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./meeting.ts")).meetingArrange },
  { words: ["meeting", "sign-in"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./meeting.ts")).meetingSignIn },
  { words: ["meeting", "minutes"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./meeting.ts")).meetingMinutes },
  { words: ["defence", "rerun"], arguments: ["FILE"], options: [], load: async () => (await import("./defence.ts")).defenceRerun },
  { words: ["defence", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await import("./defence.ts")).defenceShow },
  { words: ["defence", "arrange"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceArrange },
  { words: ["defence", "draw"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceDraw },
  { words: ["defence", "told"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceTold },
  { words: ["defence", "sign-in"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceSignIn },
  { words: ["defence", "absent"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceAbsent },
  { words: ["defence", "confirm-absence"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await import("./defence.ts")).defenceConfirmAbsence },
  { words: ["draw", "rerun"], arguments: ["FILE"], options: [], load: async () => (await import("./draw.ts")).drawRerun },
  { words: ["draw", "preview"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawPreview },
  { words: ["draw", "prepare"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawPrepare },
  { words: ["draw", "hold"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawHold },
  { words: ["draw", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await plan()).drawShow },
  { words: ["draw", "paper"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawPaper },
  { words: ["draw", "call"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawCall },
  { words: ["draw", "ask"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await plan()).drawAsk },
  { words: ["draw", "answer"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await plan()).drawAnswer },
  { words: ["draw", "invite"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await plan()).drawInvite },
  { words: ["custody", "make"], arguments: ["DIR"], options: ["holders", "threshold", "count"], load: async () => (await custody()).custodyMake },
  { words: ["custody", "combine"], arguments: ["KEY", "CODEFILE…"], options: ["set", "out"], load: async () => (await custody()).custodyCombine },
  { words: ["custody", "open"], arguments: ["IDENTITY", "ENVELOPE", "OUT"], options: [], load: async () => (await custody()).custodyOpen },
  { words: ["review", "form"], arguments: ["NO"], options: ["as", "out"], load: async () => (await review()).reviewForm },
  { words: ["review", "check"], arguments: ["NO", "FILE"], options: ["as"], load: async () => (await review()).reviewCheck },
  { words: ["review", "import"], arguments: ["NO", "FILE"], options: ["as"], load: async () => (await review()).reviewImport },
  { words: ["show"], arguments: ["NOUN", "ID"], options: ["as"], load: async () => (await objects()).show },
  { words: ["list"], arguments: ["NOUN"], options: ["as"], load: async () => (await objects()).list },
  { words: ["create"], arguments: ["NOUN"], options: ["as", "input", "ra", "th", "k"], load: async () => (await objects()).create },
  { words: ["moves"], arguments: ["NOUN", "ID"], options: ["as"], load: async () => (await objects()).moves },
  { words: ["move"], arguments: ["NOUN", "ID", "MOVE"], options: ["as", "input", "reason", "offline"], load: async () => (await objects()).move },
  { words: ["scan", "add"], arguments: ["FILE"], options: ["as"], load: async () => (await scan()).scanAdd },
  { words: ["scan", "show"], arguments: ["DIGEST"], options: ["as"], load: async () => (await scan()).scanShow },
  { words: ["scan", "get"], arguments: ["DIGEST", "OUT"], options: ["as"], load: async () => (await scan()).scanGet },
  { words: ["clearance", "show"], arguments: ["ROUND"], options: ["as"], load: async () => (await publishing()).clearanceShow },
  { words: ["clearance", "record"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await publishing()).clearanceRecord },
  { words: ["notice", "list"], arguments: [], options: ["as", "kind", "round"], load: async () => (await notice()).noticeList },
  { words: ["notice", "show"], arguments: ["NOTICE"], options: ["as"], load: async () => (await notice()).noticeShow },
  { words: ["notice", "file"], arguments: ["NOTICE", "OUT"], options: ["as"], load: async () => (await notice()).noticeFile },
  { words: ["notice", "portal"], arguments: ["NOTICE"], options: ["as", "input"], load: async () => (await notice()).noticePortal },
  { words: ["follow"], arguments: ["NO"], options: ["as"], load: async () => (await publishing()).follow },
  { words: ["search", "follow"], arguments: ["SEARCH"], options: ["as"], load: async () => (await publishing()).searchFollow },
  { words: ["search", "unfollow"], arguments: ["SEARCH"], options: ["as"], load: async () => (await publishing()).searchUnfollow },
  { words: ["search", "list"], arguments: [], options: ["as"], load: async () => (await publishing()).searchList },
  { words: ["unfollow"], arguments: ["NO"], options: ["as"], load: async () => (await publishing()).unfollow },
  { words: ["samples", "show"], arguments: ["NO"], options: ["as"], load: async () => (await samples()).samplesShow },
  { words: ["samples", "add"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesAdd },
  { words: ["samples", "supply"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesSupply },
  { words: ["samples", "send"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesSend },
  { words: ["samples", "ask"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesAsk },
  { words: ["samples", "visit"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesVisit },
  { words: ["samples", "record"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesRecord },
  { words: ["samples", "register"], arguments: ["NO"], options: ["as", "input"], load: async () => (await samples()).samplesRegister },
  { words: ["attachment", "list"], arguments: ["NO"], options: ["as"], load: async () => (await attachment()).attachmentList },
  { words: ["attachment", "add"], arguments: ["NO", "ACCESS", "FILE…"], options: ["as"], load: async () => (await attachment()).attachmentAdd },
  { words: ["attachment", "remove"], arguments: ["NO", "NUMBER"], options: ["as"], load: async () => (await attachment()).attachmentRemove },
  { words: ["attachment", "get"], arguments: ["NO", "NUMBER"], options: ["as", "out"], load: async () => (await attachment()).attachmentGet },
  { words: ["pledge", "sign"], arguments: ["NO"], options: ["as", "input"], load: async () => (await attachment()).pledgeSign },
  { words: ["intent", "post"], arguments: ["NO"], options: ["as", "input"], load: async () => (await publishing()).intentPost },
  { words: ["intent", "remove"], arguments: ["NO"], options: ["as"], load: async () => (await publishing()).intentRemove },
  { words: ["eligibility"], arguments: ["NO"], options: ["input"], load: async () => (await publishing()).eligibility },
  { words: ["receipt", "verify"], arguments: ["FILE…"], options: ["keys"], load: async () => (await import("./receipt.ts")).receiptVerify },
  { words: ["receipt", "match"], arguments: ["RECEIPT", "KEPT"], options: ["keys"], load: async () => (await import("./receipt.ts")).receiptMatch },
  { words: ["receipt", "kept"], arguments: ["NO"], options: ["as", "out"], load: async () => (await import("./kept.ts")).receiptKept },
  { words: ["receipt", "restore"], arguments: ["NO", "FILE"], options: ["as"], load: async () => (await import("./resupply.ts")).receiptRestore },
  { words: ["resupply", "kept"], arguments: ["NO", "FILE"], options: ["as"], load: async () => (await import("./resupply.ts")).resupplyKept },
  { words: ["resupply", "files"], arguments: ["NO", "FILE…"], options: ["as"], load: async () => (await import("./resupply.ts")).resupplyFiles },
  { words: ["assignment", "solve"], arguments: ["FILE"], options: [], load: async () => (await assignment()).assignmentSolve },
  { words: ["assignment", "verify"], arguments: ["PROBLEM", "SOLUTION"], options: [], load: async () => (await assignment()).assignmentVerify },
  { words: ["plan", "list"], arguments: ["ROUND"], options: ["as"], load: async () => (await plan()).planList },
  { words: ["plan", "ask"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await plan()).planAsk },
  { words: ["plan", "show"], arguments: ["ROUND", "PLAN"], options: ["as"], load: async () => (await plan()).planShow },
  { words: ["plan", "why"], arguments: ["ROUND", "PLAN", "BID", "EXPERT"], options: ["as"], load: async () => (await plan()).planWhy },
  { words: ["plan", "edit"], arguments: ["ROUND", "PLAN"], options: ["as", "input"], load: async () => (await plan()).planEdit },
  { words: ["plan", "release"], arguments: ["ROUND", "PLAN"], options: ["as"], load: async () => (await plan()).planRelease },
  { words: ["similarity", "run"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await plan()).similarityRun },
  { words: ["similarity", "show"], arguments: ["ROUND", "SCREEN?", "PAIR?"], options: ["as"], load: async () => (await plan()).similarityShow },
  { words: ["form", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).formShow },
  { words: ["form", "line"], arguments: ["BID"], options: ["as", "input"], load: async () => (await judging()).formLine },
  { words: ["form", "release"], arguments: ["BID"], options: ["as", "input"], load: async () => (await judging()).formRelease },
  { words: ["form", "pass"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).formPass },
  { words: ["form", "notices"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).formNotices },
  { words: ["conflict", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).conflictShow },
  { words: ["conflict", "settle"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).conflictSettle },
  { words: ["conflict", "late"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).conflictLate },
  { words: ["declaration", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).declarationShow },
  { words: ["declaration", "make"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).declarationMake },
  { words: ["grid", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).gridShow },
  { words: ["grid", "save"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).gridSave },
  { words: ["paper", "checks"], arguments: [], options: ["as"], load: async () => (await judging()).paperChecks },
  { words: ["paper", "answer"], arguments: [], options: ["as", "input"], load: async () => (await judging()).paperAnswer },
  { words: ["paper", "reply"], arguments: [], options: ["as", "input"], load: async () => (await judging()).paperReply },
  { words: ["paper", "list"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).paperList },
  { words: ["paper", "prepare"], arguments: ["CHALLENGE", "EXPERT"], options: ["as"], load: async () => (await judging()).paperPrepare },
  { words: ["paper", "show"], arguments: ["CODE"], options: ["as"], load: async () => (await judging()).paperShow },
  { words: ["paper", "enter"], arguments: ["CODE"], options: ["as", "input"], load: async () => (await judging()).paperEnter },
  { words: ["paper", "clear"], arguments: ["CODE"], options: ["as", "input"], load: async () => (await judging()).paperClear },
  { words: ["paper", "reprint"], arguments: ["CODE"], options: ["as", "input"], load: async () => (await judging()).paperReprint },
  { words: ["paper", "sign"], arguments: ["CHALLENGE", "EXPERT"], options: ["as", "input"], load: async () => (await judging()).paperSign },
  { words: ["panel", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).panelShow },
  { words: ["panel", "chair"], arguments: ["CHALLENGE", "EXPERT"], options: ["as"], load: async () => (await judging()).panelChair },
  { words: ["panel", "opinion"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).panelOpinion },
  { words: ["owner-view", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).ownerViewShow },
  { words: ["owner-view", "keep"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).ownerViewKeep },
  { words: ["shortlist", "of"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).shortlistOf },
  { words: ["shortlist", "talk"], arguments: ["BID"], options: ["as", "input"], load: async () => (await judging()).shortlistTalk },
  { words: ["panel", "vote"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).panelVote },
  { words: ["panel", "paper-vote"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).panelPaperVote },
  { words: ["discussion", "show"], arguments: ["CHALLENGE"], options: ["as"], load: async () => (await judging()).discussionShow },
  { words: ["discussion", "say"], arguments: ["CHALLENGE"], options: ["as", "input"], load: async () => (await judging()).discussionSay },
  { words: ["fee", "show"], arguments: ["ROUND"], options: ["as"], load: async () => (await judging()).feeShow },
  { words: ["fee", "rates"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await judging()).feeRates },
  { words: ["fee", "paid"], arguments: ["ROUND"], options: ["as", "input"], load: async () => (await judging()).feePaid },
  { words: ["fee", "own"], arguments: [], options: ["as"], load: async () => (await judging()).feeOwn },
  { words: ["fee", "account"], arguments: [], options: ["as", "input"], load: async () => (await judging()).feeAccount },
  { words: ["fee", "forget"], arguments: [], options: ["as"], load: async () => (await judging()).feeForget },
  { words: ["unit", "claims"], arguments: [], options: ["as"], load: async () => (await unit()).unitClaims },
  { words: ["unit", "claim"], arguments: ["CLAIM"], options: ["as"], load: async () => (await unit()).unitClaim },
  { words: ["unit", "decide"], arguments: ["CLAIM"], options: ["as", "input"], load: async () => (await unit()).unitDecide },
  { words: ["unit", "contest"], arguments: [], options: ["as", "input"], load: async () => (await unit()).unitContest },
  { words: ["unit", "evidence"], arguments: ["CLAIM", "FILE"], options: ["as"], load: async () => (await unit()).unitEvidence },
  { words: ["unit", "bars"], arguments: [], options: ["as"], load: async () => (await unit()).unitBars },
  { words: ["unit", "bar"], arguments: [], options: ["as", "input"], load: async () => (await unit()).unitBar },
  { words: ["unit", "lift"], arguments: [], options: ["as", "input"], load: async () => (await unit()).unitLift },
  { words: ["unit", "profile"], arguments: ["USCC"], options: ["as"], load: async () => (await unit()).unitProfile },
  { words: ["unit", "describe"], arguments: ["USCC"], options: ["as", "input"], load: async () => (await unit()).unitDescribe },
  { words: ["unit", "deadline"], arguments: ["USCC"], options: ["as", "input"], load: async () => (await unit()).unitDeadline },
  { words: ["unit", "aliases"], arguments: ["USCC"], options: ["as", "input"], load: async () => (await unit()).unitAliases },
  { words: ["affiliation", "list"], arguments: ["USCC"], options: ["as"], load: async () => (await unit()).affiliationList },
  { words: ["affiliation", "declare"], arguments: ["USCC"], options: ["as", "input"], load: async () => (await unit()).affiliationDeclare },
  { words: ["affiliation", "confirm"], arguments: ["USCC", "OTHER"], options: ["as"], load: async () => (await unit()).affiliationConfirm },
  { words: ["affiliation", "withdraw"], arguments: ["USCC", "OTHER"], options: ["as"], load: async () => (await unit()).affiliationWithdraw },
  { words: ["profile", "show"], arguments: [], options: ["as"], load: async () => (await unit()).profileShow },
  { words: ["profile", "edit"], arguments: [], options: ["as", "input"], load: async () => (await unit()).profileEdit },
  { words: ["bid", "earlier"], arguments: ["NO", "FROM?"], options: ["as"], load: async () => (await import("./earlier.ts")).bidEarlier },
  { words: ["bid", "template"], arguments: ["NO"], options: ["as", "out"], load: async () => (await import("./proposal.ts")).bidTemplate },
  { words: ["bid", "take"], arguments: ["NO"], options: ["as", "input"], load: async () => (await import("./earlier.ts")).bidTake },
  { words: ["calc", "uscc"], arguments: ["CODE"], options: [], load: async () => (await calc()).calcUscc },
  { words: ["calc", "aggregate"], arguments: ["METHOD", "SCORE…"], options: [], load: async () => (await calc()).calcAggregate },
  { words: ["calc", "workdays"], arguments: ["START", "N"], options: ["count-start"], load: async () => (await calc()).calcWorkdays },
  { words: ["calc", "radioactivity"], arguments: [], options: ["ra", "th", "k", "dosage"], load: async () => (await calc()).calcRadioactivity },
];

const optionWords = {
  as: "--as PERSON",
  input: "--input FILE",
  reason: "--reason TEXT",
  kind: "--kind KIND",
  round: "--round ROUND",
  offline: "--offline FILE",
  keys: "--keys FILE",
  holders: "--holders NAMES",
  threshold: "--threshold N",
  count: "--count N",
  set: "--set TAG",
  out: "--out FILE",
  "count-start": "--count-start yes|no",
  ra: "--ra BQ_PER_KG",
  th: "--th BQ_PER_KG",
  k: "--k BQ_PER_KG",
  dosage: "--dosage PERCENT",
  digest: "--digest SHA256",
  seen: "--seen DIGEST",
} as const;

/** Options without which the command means nothing. */
const needed: readonly string[] = ["as", "input"];

/** Commands that show what stands and, given a file, set it. */
const showsOrSets: readonly string[] = ["round rules", "round stages"];

/** Whether a command cannot do without an option: `round import` finds its officer, a move may have no input. */
export function isNeeded(spec: CommandSpec, option: string): boolean {
  const name = spec.words.join(" ");
  return needed.includes(option) && name !== "round import" && !(option === "input" && (spec.words[0] === "move" || showsOrSets.includes(name)));
}

/** A command as one writes it, with its arguments and options. */
export function usageOf(spec: CommandSpec): string {
  const places = spec.arguments.map((name) => (name.endsWith("?") ? `[${name.slice(0, -1)}]` : name));
  const options = spec.options.map((option) => (isNeeded(spec, option) ? optionWords[option] : `[${optionWords[option]}]`));
  return [...spec.words, ...places, ...options].join(" ");
}
