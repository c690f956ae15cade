import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { CodeProblem } from "#app/domain/custody/code.ts";
import type { CustodyGap } from "#app/domain/custody/key-set.ts";
import type { FileProblem } from "#app/domain/bid/file.ts";
import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import type { MoneyRuleName } from "#app/domain/challenge/funding.ts";
import type { ExpertObstacle } from "#app/domain/review/view.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { keptProblemWords } from "./kept.ts";
import { clearanceNames } from "./clearance.ts";
import { obstacleWords } from "./obstacle.ts";
import { materialWords } from "./amendment.ts";
import { dutyWords } from "./auth.ts";
import { fileProblemWords } from "./bid-file.ts";
import { kindsWords } from "./conditions.ts";
import { overLengthWords } from "./demand.ts";
import { brokenFundingWords } from "./funding.ts";
import { codeProblemWords, custodyGapWords } from "./custody.ts";

const dutyName = (role: string | number) => (dutyWords as Record<string, string>)[role] ?? String(role);

const changedKinds = (kinds: string) => kinds.split(",").map((kind) => (materialWords as Record<string, string>)[kind] ?? kind).join("、");

type Facts = Record<string, string | number>;

/** What happened and what to do next, for every refusal. */
const words: Record<RefusalCode, string | ((facts: Facts) => string)> = {
  signInNeeded: "请先登录。",
  secondFactorNeeded: "这一步需要再次验证身份：请输入口令卡、动态口令或短信验证码。",
  wrongCredentials: "用户名或密码不正确。如忘记密码，请用“忘记密码”或联系本单位管理员。",
  tooManyTries: (facts) => `尝试次数过多，请${facts.seconds ? ` ${facts.seconds} 秒后` : "稍候"}再试；已登录的会话和您用过的设备不受影响。`,
  tooManyDownloads: (facts) => `下载得太快，请 ${facts.seconds ?? 1} 秒后再点一次；已经下载的文件不受影响。`,
  answerNeeded: "请先回答下面的问题，再登录。",
  passwordExpired: (facts) => `密码已使用超过 ${facts.days ?? 90} 天，请输入原密码并设置新密码。`,
  codeInvalid: "验证码不正确、已使用或已过期。",
  passwordTooWeak: "密码强度不够，请按页面说明设置。",
  notFound: "没有找到您要的内容，或您无权查看。",
  notAllowed: "您在本事项中的岗位不能办理这一步。",
  samePerson: "这一步须由另一人复核，经办本事项的人不能自己复核。",
  exclusiveRole: ({ held, wanted }) => (held && wanted ? `该人员已担任${dutyName(held)}，不得兼任${dutyName(wanted)}。` : "该人员已担任本批次中不得兼任的岗位。"),
  lastAdministrator: "至少要保留一名管理员：请先任命另一人，再办理这一步。",
  conflictOfInterest: "存在回避情形，不能参与该申报的评审。",
  stageNotInPattern: "本榜单任务的组织方式不含这一环节。",
  stageNotReached: "评审尚未开始或已经结束，暂不能办理。",
  rankingFrozen: "排名已固定，不能再改动。",
  rankingTainted: "有专家须回避，其评分已计入排名。请先作废排名，重新固定后再研究决定。",
  rankingSound: "排名中没有须回避的专家的评分，不能作废。",
  publicityRunning: "公示期未满，期满后方可办理。",
  offlineNotAllowed: "这一步不能线下办理。",
  statusChanged: "状态刚刚被他人更新，请查看最新情况后再办理。您的输入没有生效。",
  wrongState: "当前状态不能办理这一步。",
  notYetOpen: "本榜单任务当前不接受揭榜。",
  extendedAlready: "本任务流榜后已经延期过一次，仍没有有效的揭榜，不能再延期。请修改后重新发榜，或者结束（转回需求库）。",
  deadlinePassed: "已过截止时间，以平台服务器时间为准。",
  beforeDeadline: "未到截止时间，不能办理。",
  alreadyDone: "这一步此前已经办理，没有重复办理。",
  editedElsewhere: "内容已在别处被修改。您的修改没有覆盖它，请对照后重新保存。",
  invalidInput: "有内容需要修改，请按标出的位置更正。",
  taken: "已被占用，请换一个。",
  reasonNeeded: "请填写理由。",
  offlineRecordIncomplete: "线下办理须填写日期、地点、参加人员、扫描件摘要和核对人，核对人不能是登记人本人。",
  documentNumberTaken: "该发文字号已用于另一份文件，请核对。",
  tooFewIndicators: "考核指标不足：少于四项须说明理由，且至少一项为可量化指标。",
  fundingRuleBroken: ({ rule, limit, limitFen, actualFen }) => `资金安排不符合配套规则：${brokenFundingWords(rule as MoneyRuleName, Number(limit), Number(limitFen), Number(actualFen))}。`,
  badDate: "日期不正确或不在允许范围内。",
  realClock: "正式数据库的时钟不能调整。",
  realDatabase: "这是正式数据库，其中的数据不能清空，也不能代各单位导入申报。",
  idempotencyMismatch: "同一提交编号已用于不同内容，请刷新页面后重新提交。",
  bidIncomplete: (facts) => `申报内容还缺 ${facts.count ?? "若干"} 项，补齐后才能提交。已填内容均已保存。`,
  ownerAffiliated: (facts) => `${facts.unit ?? "本组单位"}与发榜方有关联，按本批次规则不能参加申报。草稿仍然保留；关联关系声明有误的，请先在“我的单位”更正，或联系政策咨询。`,
  unitBarred: (facts) => `${facts.unit ?? "本组单位"}列入限制名单或有逾期未验收项目，按本批次规则不能参加申报。草稿仍然保留；名单有误的，请联系政策咨询。`,
  leadKindNotAllowed: ({ kinds }) => `本任务的牵头单位须为${kindsWords(String(kinds).split(",") as Eligibility["leadKinds"])}，贵单位可以作为成员参加。`,
  ownerMayNotBid: "发榜单位不能揭自己的榜。",
  leadPersonUnavailable: "该项目负责人尚不能确认，请其本人登录查看，或致电政策咨询。草稿已保存。",
  membersUnconfirmed: (facts) => `本批次要求成员先确认：还有 ${facts.count ?? "若干"} 家成员尚不能确认，请其登录查看，或更换成员。草稿已保存。`,
  memberIncomplete: "该成员的任务、经费或份额还没有填齐，填齐保存后才能请其确认。",
  memberBlockChanged: "这一块内容刚刚被牵头单位修改，没有记录您的答复，请核对现在的内容后再答复。",
  remindedAlready: "四小时内已经催办过，请稍后再催。",
  linkVoid: "这个链接已经用过、已过期或已被新的链接取代。请向牵头单位索取新的链接，或登录平台办理。",
  unitLimit: "贵单位在本批次牵头或参加的申报已达规定数量。如有疑问，请致电政策咨询。",
  claimDeclined: "您对该单位提出的认领异议没有得到认可，不能以其名义提交。草稿仍归您所有，可以查看和下载。",
  unitInOtherBid: "贵单位已列入同一榜单任务的另一份申报，本批次不允许一个单位参加两份。如贵单位未同意参加，请致电政策咨询。草稿已保存。",
  fileHeld: "附件正在等待病毒扫描，或扫描发现问题，暂不能打开。",
  bidSealBroken: "密封件与其承诺值不一致，未能开启。",
  fileRefused: ({ problem }) => `文件没有接收：${fileProblemWords[problem as FileProblem] ?? "请换一个文件"}。`,
  nothingChanged: "没有改动任何内容，不需要更正。",
  amendmentNotAsked: "更正须两人办理：先由经办人拟定内容和理由，再由您核对公布。",
  extensionNotAsked: "延期须两人办理：先由另一人提议新的截止时间并写明理由，再由您同意。",
  reopenNotAsked: "退回重评须两人办理：先由另一人提议并写明理由，再由您同意退回。",
  roundUnderway: (facts) => `还有 ${facts.count ?? "若干"} 项任务没有结果${facts.challenge ? `（如 ${facts.challenge}）` : ""}，请先逐项办结，再办理本批次的这一步。`,
  nothingToPublish: "没有已审定的榜单任务可以发布。",
  openingKeyBroken: "开标密钥与公布的指纹不一致或已损坏，不能开标。请联系系统管理员，密封件均未改动。",
  custodyNotReady: "密封保管还没有准备好。请在批次的“密封保管”中补齐后再发布。",
  codesNeeded: "本任务凭开标码开标，请由持码人在“开标”页输入开标码。",
  codesWrong: (facts) => `${codeProblemWords(codeProblemOf(facts))}密封件均未改动，可以重新输入。`,
  codesDoNotOpen: "这几份码各自无误，但合成的密钥与公布的指纹不符，不能开启。请核对是否拿错了信封；密封件均未改动。",
  codesNotLost: "开标码、恢复码还没有报告遗失到都不能开启的程度：有一种够数就能开标。确已遗失的，请先在“密封保管”和“恢复码”页逐份报告遗失。",
  keptDiffers: (facts) => keptProblemWords(facts),
  attachmentDiffers: ({ name }) => `附件“${name ?? ""}”与提交时封存的附件都不相同，没有接收。须是当时上传的同一个文件，一个字节也不能差；重新扫描、另存或转换过的不是同一个文件。请在当时的电脑、邮件或移动盘中查找原件。`,
  attachmentsAwaited: ({ count }) => `还有 ${count ?? ""} 个附件没有重新提供，期限未到，暂不能核对。附件到齐或期满后再办理。`,
  nothingToOpen: "没有可以开启的申报。",
  demandIncomplete: (facts) => `还有 ${facts.count ?? "若干"} 处未填写或不符合要求，已在下面逐项列出。已填的内容都已保存。`,
  commitmentMissing: (facts) => `需求 ${facts.no ?? ""} 的需求方承诺书尚未登记${facts.version ? `（须针对第 ${facts.version} 版文本）` : ""}，不能发布。请在需求页面登记。`,
  ownerUnnamed: "这项任务由需求方选定或确认揭榜方，却没有填写需求单位，也就没有单位出具承诺书。请补填需求单位，或改为“政府主导”；确实没有单一需求单位的，在“理由”里写明由谁确认，再审定。",
  ownerLetterMissing: ({ no = "", owner = "", isOutdated }) =>
    isOutdated ? `榜单任务 ${no} 在${owner}签署承诺书以后改过内容（与签署的文本不一致），须按现在的内容重新签署，登记后才能发布。请在任务的“需求方承诺书”页办理。` : `榜单任务 ${no} 的需求单位（${owner}）的承诺书尚未登记，不能发布。请在任务的“需求方承诺书”页登记。`,
  itemsLeft: "有任务没有随本次发布，仍为“已审定，待发布”。原因见各任务页面，办妥后可按同一文号补充发布。",
  noOwnerToCall: "本任务没有需求单位，没有需求单位联系人可以登记。",
  noOwnerToSign: "本任务没有需求单位，或由需求生成且内容与需求文本一致（承诺书在需求页面登记），不在这里登记承诺书。",
  challengeRunning: "由本需求生成的榜单任务仍在办理，不能退回需求库。",
  codeUnknown: "编号或认领码不正确，或该需求已被认领。请核对纸面上的编号和认领码。",
  noticeWithdrawn: ({ number = "" }) => `发榜公告 ${number} 已经撤回，不能再在这个文号下发布任务。请用新的文号。`,
  listStands: "公告所列的任务还在办理或已有结果，发榜公告不能撤回。任务要停的，请先在任务页面撤榜；内容要改的，请办理更正公告。",
  actStands: "公告的事项已经生效，公告不能撤回。需要改变的，请另行办理相应事项（更正、延期、恢复等），另发公告；公告里有不宜公开的内容的，请办理下架。",
  notEnoughDemands: "请写明要合并的另外至少一项需求的编号；所列需求须在同一批次且尚未形成结论。",
  windowShort: ({ days = "", least = "" }) => `从发布到截止只有 ${days} 天，少于 ${least} 天。请把截止时间推后；确需缩短的，在“理由”里写明，再发布。`,
  raceUnplanned: "赛马任务还没有写全赛马怎样办：最多几支队伍、至少两个考核节点、分几期拨付（首期不超过三成）。请在任务内容中补填；确实要在任务书里再定的，在“理由”里写明，再办理。",
  textsTooLong: ({ over = "" }) => `合在一起后超出上限，没有办理，也没有截去文字：${overLengthWords(String(over))}。请先在需求页面“修订文本”里压缩（尚未论证的先开始论证），再办理。`,
  openedAlready: "已经开标，不能再顺延截止时间或重新开放申报。",
  ticketsWaiting: "还有提交遇阻登记没有答复。请先逐份重新开放或不予重新开放：开标或结束任务以后，就不能再为申报单位重新开放。",
  extendInstead: "截止时没有收到申报，不单独为一家重新开放。请在任务页面提议延期，两人办理：延期后这家单位和其他单位都可以提交。",
  reopeningRunning: "有一份申报正在重新开放，期满后才能开标。",
  answerChangesItem: ({ kind }) => `答复改变了${kind === "money" ? "经费" : kind === "eligibility" ? "申报资格" : "考核指标"}，不能作为答疑公开。请办理更正公告：更正会编号公布、前后对照，并按规则顺延截止时间。`,
  answerLooksLikeChange: ({ kinds }) => `答复看上去改变了${changedKinds(String(kinds))}。确实改变的，请办理更正公告；核对后没有改变的，勾选“已核对”再公开。`,
  pledgeNeeded: "这份附件签署保密承诺后可下载。请先在任务的附件页签署。",
  namesSomebody: "文字里有单位名称、电话、邮箱或统一社会信用代码，会让人认出提问单位。请改写后再提交。",
  askingOver: ({ until }) => `提问已于 ${typeof until === "string" ? formatDateTime(until) : "截止前五个工作日"} 结束。`,
  listChanged: "同意之后，批次规则或列入发布的任务有变动。请复核人核对后重新设定。",
  clearanceMissing: ({ kinds }) => `还缺${clearanceNames(String(kinds))}，不能发布。请在批次的“发布前审查”登记结论、人员、日期和文件。`,
  noOutage: "已经截止。截止前没有达到规则所定时长的平台中断记录，不能顺延。",
  formCheckOpen: (facts) => `还有 ${facts.count ?? "若干"} 份申报未完成形式审查。`,
  reviewTermRunning: ({ count, until }) =>
    `还有 ${count ?? "若干"} 份不予受理的申报可以申请复核${typeof until === "string" ? `（至 ${formatDateTime(until)}）` : ""}。期满没有申请的，或申请已经答复的，再办理这一步。`,
  noReviewAsked: "申报单位没有申请复核，或复核已经答复。",
  nothingFoundLater: "形审通过后没有新的发现，或已逐项核对。",
  reviewRunning: "任务已进入对接或评审，不能重新形式审查。请核对后在该项登记意见，由定榜会议一并考虑。",
  scoresMissing: (facts) => `还有 ${facts.count ?? "若干"} 处未评分或缺少说明。`,
  marksForbidden: ({ experts }) => `专家 ${experts ?? ""} 签署后有新登记的事实，构成回避情形，其评分不能计入。请先在“回避情况”登记迟到的回避，由他人递补。`,
  groundNotFound: "不予受理由两人办理：请先由另一人（如经办人）在形式审查表的相应项目选“不应受理”并写明理由，再由您决定。您自己登记的，以及补正或者撤销不予受理以前登记的，不作为依据。",
  declarationDue: ({ no }) => `查阅申报材料、办理评审事项之前，须先声明有无回避情形：请在任务 ${no ?? ""} 的“我的回避声明”填写。`,
  sheetSigned: "评分已经签署，不能直接作废。专家应当回避的，请在“回避情况”登记迟到的回避；评分有误的，请提议退回重评，由另一人同意；退回后专家不能再评的，由提议人以外的人作废。",
  scoresUnsigned: (facts) => `还有 ${facts.count ?? "若干"} 份评审未签署。`,
  paperReplaced: (facts) => `这份纸质评分表已作废${facts.inForce ? `，现用的是 ${facts.inForce}` : "，请先重新编号打印"}。`,
  paperUnsettled: (facts) => `还有 ${facts.count ?? "若干"} 份纸质评分表没有两人录入并核对一致。`,
  stageEmptied: (facts) => `申报 ${facts.bid} 在第 ${facts.stage} 阶段的评分已因回避全部作废，该阶段已经结束，不能补评，因此不能固定排名。请报监督人员，改以“结束任务”办理或重新发榜。`,
  notBeforeOwner: "需求方确认在排名固定以后、研究决定以前进行；先对接的任务在启动对接以后、评审以前进行。现在不能办理。",
  matchingFirst: "本任务先对接后评审：请先启动供需对接，需求方与申报方签订合作协议以后，再启动评审。",
  matchingRunning: (facts) => (facts.count ? `还有 ${facts.count} 份申报在对接中（期限至${formatDate(String(facts.until))}）。需求方逐份答复或者期满以后再办理。` : "还有申报在对接中。需求方逐份答复或者期满以后再办理。"),
  nothingAgreed: "没有一份申报达成合作协议，不能进入评审。请由复核办理结束（对接失败），或者由经办重新发榜。",
  agreementStands: "已有申报达成合作协议，不能以对接失败结束。请启动评审。",
  ownerUnasked: (facts) => `申报 ${facts.bid} 还没有经需求方确认，不能立项。请经办人先在“需求方确认”中提请；需求方已在纸上答复的，提请后登记线下办理。`,
  ownerTermRunning: (facts) => `申报 ${facts.bid} 已提请需求方确认，期限至${formatDate(String(facts.until))}，还没有答复。请等需求方答复，或登记线下答复；期满仍没有答复的，写明理由后决定。`,
  vetoUndecided: (facts) => `申报 ${facts.bid} 有专家提出一票否决，须先由专家组讨论表决（组长登记，或由经办人登记线下表决）。`,
  tooFewScores: (facts) => `有效评分不足${facts.least ? `，至少需要 ${facts.least} 份` : ""}。`,
  callNotDue: (facts) => `${facts.pseudonym ?? "这名专家"}现在不能登记：还没有轮到，或者名额已满、已有结果。前一名登记“婉拒”“无人接听”或“需回避”之后才轮到下一名。`,
  exportPaused: ({ no, closesAt }) => `${no ?? "有任务"} 将于 ${typeof closesAt === "string" ? formatDateTime(closesAt) : "两小时内"} 截止，截止前两小时内暂停批量导出，把系统留给申报单位。请在截止后再导出。`,
  heavyWorkPaused: ({ no, closesAt }) => `${no ?? "有任务"} 将于 ${typeof closesAt === "string" ? formatDateTime(closesAt) : "两小时内"} 截止，截止前两小时内暂停雷同核查和指派方案的计算，把系统留给申报单位。请在截止后再办理。`,
  drawBroken: ({ item, problem }) => `任务 ${item ?? ""} 的抽取没有进行，没有产生结果：${drawFaults[String(problem)] ?? ""}。已记入日志，可由监督查看；见证人报的数没有使用，请经办人重新准备，再由见证人报数。`,
  timetableImpossible: (facts) => timetableWords(facts),
  notSignedInAtDefence: ({ bid }) => `还没有登记您在本次答辩会的签到${bid ? `，或申报 ${bid} 还没有登记到场` : ""}，不能签署评分。请向会务人员签到；已填的分数都已保存。`,
  defenceNotBegun: ({ at }) => `还不能登记：签到自答辩当天起登记，未到场须在该申报的答辩时间（${formatDateTime(String(at))}）以后登记。`,
  notSignedInAtMeeting: "还没有登记您在本次会评会议的签到，不能签署评分。请向会务人员签到；已填的分数都已保存。",
  quorumMissing: ({ bid, given, least }) => `申报 ${bid} 评议时到会且不须离场的专家 ${given} 人，不足 ${least} 人，评分不能计入，暂不能签署。请等到会专家签到齐；已填的分数都已保存。`,
  meetingNotArranged: "会评会议还没有安排，请先登记地点和时间。",
  meetingNotBegun: ({ at }) => `会议 ${formatDateTime(String(at))} 开始，开始以后登记会议记录。`,
  orderNotDrawn: "答辩顺序还没有抽定：请先由见证人报数。",
  stagesLeft: "后面还有评审阶段，现在不能固定排名。请先结束本阶段。",
  stageEnded: "这份评分所在的评审阶段已经结束，不能再改动。",
  noFurtherStage: "这是最后一个评审阶段，请固定排名。",
  tooFewExperts: (facts) => `专家人数不足${facts.least ? `，每份申报至少 ${facts.least} 名` : ""}。`,
  expertNotFree: ({ expert, why }) => `专家 ${expert ?? ""} 不能邀请：${obstacleWords[why as ExpertObstacle]}。请另请专家。`,
  staffMayNotApply: "您在这一批次担任组织方工作人员，不能揭榜，也不能申请进入专家库。",
  expertOverloaded: ({ expert, load, most }) => `专家 ${expert ?? ""} 在本批次将评 ${load ?? "过多"} 份，超过每人最多 ${most ?? ""} 份的规则。请减少任务或另请专家。`,
  staffingIncomplete: "本批次岗位不齐，请先在“人员与分工”中补齐。",
  failed: "办理没有成功，您的内容已保留。请稍后再试，或致电系统支持并报出编号。",
};

/** What of a lot does not agree with what was made public before. */
const drawFaults: Record<string, string> = { secret: "保存的密数已损坏，不能读取", commitment: "保存的密数与事先公布的承诺值不符", pool: "候选名单与事先公布的摘要不符" };

/** Why no timetable fits, naming who or what stands against it. */
function timetableWords({ problem, expert, bid, day, count, most, given, least, session, sessions, item, startsAt, endsAt }: Facts): string {
  const there = `${item ? `任务 ${item} ` : "另一项任务"}的答辩（${formatDateTime(String(startsAt))} 至 ${formatDateTime(String(endsAt))}）`;
  if (problem === "expertElsewhere") return `答辩安排不了：专家 ${expert ?? ""} 同一时间要参加${there}。请改在这段时间以外，或先另请专家。`;
  if (problem === "teamElsewhere") return `答辩安排不了：申报 ${bid ?? ""} 的负责人或团队人员同一时间要参加${there}。请改在这段时间以外。`;
  if (problem === "expertAway") return `答辩安排不了：专家 ${expert ?? ""} 在 ${day ?? ""} 登记为不能参加。请换一天，或先另请专家。`;
  if (problem === "tooLate") return `答辩安排不了：共 ${count ?? ""} 份申报，按这样的时长，${sessions === 1 ? "这一场" : `${sessions ?? ""} 场`}最多排 ${most ?? ""} 份。请缩短时长、延长时间，或再加一场。`;
  if (problem === "sessionIdle") return `答辩安排不了：第 ${session ?? ""} 场没有申报可排（前面的场次已经排完，或这一场不够一份的时长）。请删去或延长这一场。`;
  if (problem === "quorum") return `答辩安排不了：申报 ${bid ?? ""} 除需离场的以外只有 ${given ?? ""} 名专家，至少需要 ${least ?? ""} 名。请先补请专家。`;
  return `答辩安排不了：还没有可以答辩的申报。`;
}

/** A problem of typed codes as the facts of a refusal carry it: lists as text. */
function codeProblemOf({ problem, groups, ...facts }: Facts): CodeProblem {
  const list = typeof groups === "string" && groups !== "" ? groups.split(" ").map(Number) : typeof groups === "number" ? [groups] : [];
  return { code: problem, ...facts, groups: list } as unknown as CodeProblem;
}

/** The sentence of a refusal, with its facts. */
export function refusalWords(refusal: Refusal): string {
  if (refusal.code === "custodyNotReady" && refusal.fields) {
    const gaps = refusal.fields.map(({ path, message }) => custodyGapWords({ purpose: path, gap: message } as CustodyGap));
    return `密封保管还没有准备好：${gaps.join("；")}。请在批次的“密封保管”中补齐后再发布。`;
  }
  const text = words[refusal.code];
  return typeof text === "function" ? text(refusal.facts ?? {}) : text;
}

/** The same as a page says it: with the code that the bureau asks for by telephone, and that the command line prints. */
export function quotedRefusal(refusal: Refusal): string {
  return `${refusalWords(refusal)}（代码 ${refusal.code}）`;
}
