import type { BidNews, DecisionOutcome, DemandNews, InvitationMail, UnitNews } from "#app/domain/mail/mail.ts";
import type { InstallationKind } from "#app/domain/site/settings.ts";

/** What a database that is not the real one says on top of every mail. */
export const installationWords: Record<InstallationKind, string | null> = {
  real: null,
  demo: "演示数据，本邮件不具效力",
  test: "测试数据，本邮件不具效力",
  rehearsal: "演练数据，本邮件不具效力",
};

export const frameWords = {
  greeting: (personName: string, unitName: string | null) => `${unitName ? `${unitName} ` : ""}${personName}，您好：`,
  subject: (siteName: string, text: string) => `【${siteName}】${text}`,
  automatic: "本邮件由系统自动发出，请勿直接回复。",
  organiser: "主办单位",
  policyPhone: "政策咨询",
  supportPhone: "系统支持",
  openInBrowser: "按钮打不开时，请把下面的地址复制到浏览器中打开：",
};

interface InvitationWords {
  subject: string;
  heading: string;
  lead: (site: string, until: string) => string;
  codeLabel: string;
  action: string;
  notes: string[];
}

export const invitationWords: Record<InvitationMail["purpose"], InvitationWords> = {
  activation: {
    subject: "请激活您的账号",
    heading: "账号激活",
    lead: (site, until) => `${site}已为您开通账号。请在 ${until} 前打开激活页面，填写登录名和下面的激活码，自行设置密码。`,
    codeLabel: "激活码",
    action: "打开激活页面",
    notes: ["激活码只能使用一次，过期后请联系本单位管理员或经办人重新开通。", "任何工作人员都不会向您索要激活码或密码。", "如果您不了解此事，请不必理会本邮件，账号不会被启用。"],
  },
  passwordReset: {
    subject: "密码重置码",
    heading: "重置密码",
    lead: (site, until) => `有人请求重置您在${site}的密码。请在 ${until} 前打开重置页面，填写登录名和下面的重置码，设置新密码。`,
    codeLabel: "重置码",
    action: "打开重置页面",
    notes: ["重置码只能使用一次。", "任何工作人员都不会向您索要重置码或密码。", "如果不是您本人操作，请不必理会本邮件，原密码仍然有效。"],
  },
};

export const invitationLabels = { username: "登录名", validUntil: "有效期至" };

export const receiptWords = {
  subject: (bidNo: string, version: number) => `投递回执：${bidNo}（第 ${version} 版）`,
  heading: "投递回执",
  lead: (title: string, no: string) => `贵单位对榜单任务“${title}”（${no}）的揭榜申报已收到并密封。截止时间前，任何人都不能打开。`,
  action: "查看回执",
  verify: "核验回执",
  labels: {
    bidNo: "申报编号",
    version: "版本",
    receivedAt: "收到时间（北京时间）",
    deadline: "截止时间",
    shortCode: "回执短码",
    auditSequence: "日志序号",
    commitment: "内容承诺值",
    ciphertextDigest: "密文摘要",
    openingKeyFingerprint: "开标公钥指纹",
  },
  versionOf: (version: number) => `第 ${version} 版`,
  beijing: (instant: string) => `${instant}（北京时间）`,
  digestHeading: "核验数据（SHA-256）",
  notes: ["截止时间前可以替换或撤回；开标时只打开最后一个有效版本。", "请保存本邮件。本邮件不含申报内容，凭短码可在公开页面核验回执。", "如果不是贵单位提交，请立即联系系统支持。"],
};

interface OutcomeWords {
  word: string;
  sentence: string;
}

export const decisionWords = {
  subject: (bidNo: string) => `结果通知：${bidNo}`,
  heading: "结果通知",
  lead: (title: string, no: string) => `贵单位揭榜申报的榜单任务“${title}”（${no}）已有结果。`,
  outcomes: {
    proposed: { word: "拟立项", sentence: "贵单位的申报拟予立项，公示期满无异议后办理立项手续。" },
    reserve: { word: "列入备选", sentence: "贵单位的申报列入备选。拟立项单位放弃或被撤销的，按备选顺序递补。" },
    notSelected: { word: "未入选", sentence: "贵单位的申报本次未入选。感谢贵单位参与揭榜。" },
    notAccepted: { word: "不予受理", sentence: "贵单位的申报未通过形式审查，不予受理。" },
    unmatched: { word: "未达成对接", sentence: "贵单位的申报没有在对接期限内与需求方达成合作协议，未进入专家评审。" },
    awarded: { word: "已立项", sentence: "公示期满，贵单位的申报准予立项，请按通知办理后续手续。" },
  } satisfies Record<DecisionOutcome, OutcomeWords>,
  labels: { bidNo: "申报编号", challenge: "榜单任务", reason: "理由", notice: "公告", documentNo: "发文字号", term: "公示期" },
  term: (from: string, to: string) => `${from}至${to}`,
  marksNote: "本单位的得分、名次、评审意见和理由可登录后查看，不在邮件中发送。",
  objectionNote: "对结果有异议的，可在公示期内以实名书面提出，并附事实依据；异议人的身份予以保密。",
  action: "查看我的结果",
  readNotice: "查看公告",
};

interface NewsWords {
  word: string;
  sentence: string;
  next: string;
  /** What the instant is, where there is one. */
  atLabel?: string;
  /** What the words are; left out, a remark. */
  wordsLabel?: string;
  /** Whether the next step is on the page with the form. */
  isToEdit?: true;
}

export const memberReminderWords = {
  subject: "请贵单位确认一份联合申报中自己的内容",
  heading: "成员确认",
  sentence: "有牵头单位请贵单位确认联合申报中自己的一块：任务、人员、经费和份额。请由单位管理员登录平台查看并答复。",
  action: "查看并答复",
  note: "为保密起见，邮件不写明是哪一份申报。不是贵单位参加的，登录后选择“不同意”。",
};

export const unitNewsWords = {
  subject: (word: string, unitName: string) => `${word}：${unitName}`,
  label: "理由",
  action: "查看我的单位",
  kinds: {
    contested: { word: "有人对单位认领提出异议", sentence: "有人认为贵单位在平台上不应由现有管理员管理，已提请经办人核实。核实之前一切照旧，填报和提交不受影响。", next: "请在“我的单位”补充营业执照、法人证书或单位介绍信，便于经办人核实。" },
    claimAccepted: { word: "单位认领已核实", sentence: "经办人已核实您对本单位的认领。", next: "您可以管理本单位的人员和申报；刚加入的，请重新登录。" },
    claimDeclined: { word: "单位认领未通过核实", sentence: "经办人没有认可您对本单位的认领。已有的草稿和申报不受影响，形式审查时仍会核实。", next: "请按理由补充材料，或联系政策咨询。" },
  } satisfies Record<UnitNews, { word: string; sentence: string; next: string }> as Record<UnitNews, { word: string; sentence: string; next: string }>,
};

export const demandNewsWords = {
  subject: (word: string, no: string) => `${word}：${no}`,
  lead: (news: DemandNews, title: string, no: string) => {
    if (news === "questionAsked") return `有单位就贵单位的榜单任务“${title}”提问，问题编号 ${no}。`;
    const item = `贵单位的榜单任务“${title}”（${no}）`;
    if (news === "matchingAsked") return `${item}进入供需对接，有申报等待贵单位查阅、洽谈。`;
    if (news === "wordAsked") return `${item}评审已经结束，有申报等待贵单位确认。`;
    if (news === "matchingAskedAgain" || news === "matchingTermLonger") return `${item}正在供需对接。`;
    return news === "wordAskedAgain" || news === "wordTermLonger" ? `${item}正在由需求方确认。` : `需求“${title}”（${no}）有新的情况。`;
  },
  kinds: {
    returned: { word: "需求退回修改", sentence: "这项需求退回贵单位修改。改好后请重新提交；征集已经截止的，退回的仍可以改后提交。", next: "请登录后在需求页面按理由修改，再提交。", wordsLabel: "理由", action: "查看需求" },
    revised: { word: "需求文本已修订", sentence: "经办单位修订了这项需求的文本，形成新的一版。", next: "请登录后在需求页面逐条对照前后文本。有不同意见的，请及时与经办单位联系；已经签过承诺书的，须按新的文本重新签署。", wordsLabel: "修订说明", action: "对照修订内容" },
    listed: { word: "需求论证通过，入榜", sentence: "这项需求经论证同意入榜，将编制成榜单任务发布。", next: "发布前须由贵单位签署需求方承诺书，请登录后在需求页面办理。", action: "签署承诺书" },
    shelved: { word: "需求入库备选", sentence: "这项需求暂不入榜，转入需求库备选，以后可以重新论证。", next: "不需要贵单位办理。论证意见见需求页面。", wordsLabel: "理由", action: "查看需求" },
    declined: { word: "需求不予采纳", sentence: "这项需求经论证不予采纳。", next: "论证意见见需求页面；有疑问的请联系政策咨询。", action: "查看意见" },
    merged: { word: "需求已合并", sentence: "贵单位的几项需求合并为一项，以新的编号继续论证；原来的几项不再单独办理。", next: "请登录后核对合并后的文本。", wordsLabel: "合并情况", action: "查看需求" },
    split: { word: "需求已拆分", sentence: "贵单位的这项需求拆成几项，以新的编号分别论证；原来的一项不再单独办理。", next: "请登录后核对拆分后的文本。", wordsLabel: "拆分情况", action: "查看需求" },
    recommendationAsked: { word: "有需求等待贵单位推荐", sentence: "有企业提交了需求，选择由贵单位推荐。", next: "请登录后在需求页面推荐，或者写明理由退回修改。", action: "查看并推荐" },
    matchingAsked: { word: "供需对接已经启动", sentence: "请查阅通过形式审查的申报，与申报单位洽谈，逐份答复：达成一致的，签订合作协议后登录登记；不同意的，写明理由。", next: "每次会议请登记对接会议纪要。期满没有达成协议的申报不进入专家评审；都没有达成的，任务以对接失败结束。联合需求单位可以查阅，由牵头单位答复。", atLabel: "请在此前答复", action: "查阅并答复" },
    matchingAskedAgain: { word: "一份申报再次提请对接", sentence: "贵单位不同意的一份申报，经办单位说明理由，再次提请贵单位洽谈并答复。", next: "对接期限不重新起算。达成一致的，签订合作协议后登录登记；仍不同意的，写明理由。", wordsLabel: "申报和理由", atLabel: "请在此前答复", action: "查阅并答复" },
    matchingTermLonger: { word: "对接期限延长", sentence: "贵单位与一份申报的对接期限延长，只延长一次。", next: "期满没有达成协议的，这份申报不进入专家评审。", wordsLabel: "申报和理由", atLabel: "请在此前答复", action: "查阅并答复" },
    wordAsked: { word: "有申报等待需求方确认", sentence: "请查阅所列申报，逐份确认或不同意；不同意的须写明理由。", next: "贵单位只看到提请的申报，看不到得分、名次和专家。期满没有答复的，由主管部门写明理由后决定。", atLabel: "请在此前答复", action: "查阅并答复" },
    wordAskedAgain: { word: "一份申报再次提请确认", sentence: "贵单位不同意的一份申报，经办单位说明理由，再次提请贵单位确认。", next: "请确认或不同意；仍不同意的须写明理由。", wordsLabel: "申报和理由", atLabel: "请在此前答复", action: "查阅并答复" },
    wordTermLonger: { word: "确认期限延长", sentence: "请贵单位确认一份申报的期限延长，只延长一次。", next: "期满没有答复的，由主管部门写明理由后决定。", wordsLabel: "申报和理由", atLabel: "请在此前答复", action: "查阅并答复" },
    questionAsked: { word: "有提问等待拟答复", sentence: "请贵单位拟一份答复，由经办人核对后对所有单位公开。期满没有拟的，由经办人代拟。", next: "答复只作说明，不能改变指标、经费和申报资格；提问的是哪一家，平台不告诉任何人。", wordsLabel: "问题", atLabel: "请在此前拟答复", action: "拟答复" },
  } satisfies Record<DemandNews, DemandNewsWords> as Record<DemandNews, DemandNewsWords>,
};

interface DemandNewsWords {
  word: string;
  sentence: string;
  next: string;
  action: string;
  atLabel?: string;
  wordsLabel?: string;
}

export const reviewInvitationWords = {
  subject: "请答复一项评审邀请",
  heading: "评审邀请",
  sentence: "有一项评审工作邀请您参加。请登录平台查看任务，核对有无回避情形，并答复是否接受。",
  action: "查看并答复",
  note: "为保密起见，邮件不写明评审任务。请勿向任何人透露受邀评审一事；不能参加或需要回避的，登录后选择“婉拒”或“申请回避”。",
};

export const bidNewsWords = {
  subject: (word: string, bidNo: string) => `${word}：${bidNo}`,
  lead: (title: string, no: string) => `贵单位对榜单任务“${title}”（${no}）的揭榜申报有新的情况。`,
  labels: { bidNo: "申报编号", words: "说明" },
  action: "查看申报",
  kinds: {
    withdrawn: { word: "申报已撤回", sentence: "这份申报已由贵单位撤回，不再有效，开标时不会开启；密封件仍然封存。", next: "截止时间前可以重新提交。如果不是贵单位办理，请立即联系系统支持。" },
    deadlineNear: { word: "临近截止，尚未提交", sentence: "这项榜单任务即将截止，贵单位的申报还是草稿，没有提交。草稿不会自动提交，截止后不再接收。", next: "请尽早提交：提交后在截止前仍可替换或撤回，成员单位可以在截止后的期限内确认。不再申报的，不必处理。", atLabel: "截止时间", isToEdit: true },
    contestDeclined: {
      word: "认领异议不予认可，申报已撤回",
      sentence: "您对该单位提出的认领异议没有得到认可，以其名义提交的这份申报已由系统撤回，不参加开标；密封件仍然封存。",
      next: "草稿和回执仍归您所有，可以查看、下载，也可以带入您所在单位的申报。单位和经办人都看不到这份草稿。补充材料后可以再次提出异议。",
    },
    contestAccepted: {
      word: "认领异议成立",
      sentence: "经办人认可了您提出的认领异议，异议期间起草的这份申报随之归入本单位。",
      next: "单位对这项任务另有一份申报的，两份都会列在“我的申报”：同一单位只保留一份，请在截止时间前撤回另一份；截止时仍有两份的，由形式审查处理。",
    },
    lateRefused: { word: "逾期，没有接收", sentence: "有人在截止时间以后按了提交或替换，系统没有接收。截止以前提交过的，最后一版继续有效；没有提交过的，这份申报不参加开标。", next: "草稿仍然保留。因系统原因没有按时提交成功的，请立即在申报页登记“提交遇阻”，开标后不再受理。" },
    duplicateRefused: {
      word: "提交没有接收",
      sentence: "有人按了提交，系统没有接收：项目负责人或贵单位在本批次的申报数已到规定上限，或者负责人尚不能确认。",
      next: "草稿仍然保留，截止前可以换人或调整后再提交。请项目负责人本人登录查看，或致电政策咨询。",
      isToEdit: true,
    },
    notSubmitted: { word: "截止时未提交", sentence: "揭榜已经截止，这份申报只有草稿、没有提交，不参加开标。", next: "草稿仍可查看，只有本单位看得到。因系统原因没有提交成功的，请立即在申报页登记“提交遇阻”，开标后不再受理。" },
    draftAhead: {
      word: "草稿的修改没有替换",
      sentence: "揭榜已经截止，这份申报已按时提交。提交以后草稿的内容或附件还有修改，截止前没有提交替换；开标以最后提交的版本为准。",
      next: "截止后不能再替换。因系统原因没有替换成功的，请立即在申报页登记“提交遇阻”，开标后不再受理。",
      atLabel: "有效版本收到时间",
    },
    unconfirmed: { word: "成员尚未确认", sentence: "揭榜已经截止，这份申报已按时提交；还有成员单位没有确认自己的一块。", next: "请在申报的“成员确认”页催办；成员在期限内确认即可，逾期的列入形式审查。", atLabel: "确认截止" },
    memberDeclined: { word: "成员单位不同意", sentence: "一家成员单位看过这份申报中自己的一块，答复不同意。", next: "请在申报的“成员确认”页查看是哪一家；可以改好分工再请它确认，也可以换一家或去掉这一家。不改的，不影响按时提交，形式审查时会列出。" },
    extended: { word: "截止时间推后", sentence: "这项榜单任务的截止时间已经推后。已提交的申报继续有效，不需要重新提交。", next: "新的截止时间前可以提交、替换或撤回。", atLabel: "新的截止时间", isToEdit: true },
    amended: {
      word: "榜单任务有更正",
      sentence: "这项榜单任务发布了更正公告。草稿中的承诺值已按更正后的指标重新判定；已提交的申报继续有效。",
      next: "请对照更正内容核对申报，需要修改的，在截止时间前替换。",
      atLabel: "截止时间推后至",
    },
    answered: { word: "榜单任务有新的答疑", sentence: "这项榜单任务公开了一条答疑。答疑只作说明，不改变指标、经费和申报资格；改变的，一律以更正公告为准。", next: "问题和答复在任务页面的“答疑”，对所有申报单位相同。" },
    attached: { word: "榜单任务有新的附件", sentence: "这项榜单任务发布后新增了附件，所有单位都可以查看。", next: "请在任务页面的“附件”下载；凭保密承诺提供的，先签署承诺。", wordsLabel: "附件" },
    sampleLot: { word: "榜单任务有新的样品", sentence: "这项榜单任务登记了一批新的样品，所有单位都可以申请。", next: "分析数据和申请办法见任务页面的“样品”。", wordsLabel: "样品" },
    visit: { word: "踏勘安排", sentence: "这项榜单任务安排了现场踏勘，或者改动了安排。", next: "报名办法和截止时间见任务页面；参加与否不影响申报。", atLabel: "踏勘时间", wordsLabel: "地点" },
    visitRecord: { word: "踏勘记录已公布", sentence: "这项榜单任务公布了踏勘记录，对所有单位相同。", next: "全文见任务页面。记录只作说明，不改变指标、经费和申报资格。", wordsLabel: "踏勘记录" },
    suspended: { word: "榜单任务暂停", sentence: "这项榜单任务暂停揭榜，暂停期间不能提交、替换。已提交的申报仍然密封、继续有效，草稿保留。", next: "恢复时会再通知，原因见说明。" },
    resumed: { word: "榜单任务恢复", sentence: "这项榜单任务恢复揭榜，可以继续提交、替换或撤回。", next: "截止时间如有变动，以任务页面为准。", atLabel: "截止时间", isToEdit: true },
    challengeWithdrawn: { word: "榜单任务已撤榜", sentence: "这项榜单任务已经撤榜，不再接受揭榜。已提交的申报不会开启，草稿只有贵单位看得到。", next: "原因见说明；有疑问的请联系政策咨询。" },
    challengeEnded: { word: "榜单任务已结束，没有立项", sentence: "这项榜单任务已经结束，没有申报立项。", next: "原因见说明。经过专家评审的，贵单位自己的得分、意见在登录后的“我的结果”；其他单位看不到。有疑问的请联系政策咨询。" },
    reopened: { word: "申报重新开放", sentence: "贵单位登记的提交遇阻已经核实，这一份申报重新开放。", next: "请在时限内提交，以收到回执为准；期满不再受理。对外公告不公开贵单位名称。", atLabel: "开放至", isToEdit: true },
    reopeningLapsed: {
      word: "重新开放期满，没有提交",
      sentence: "为贵单位重新开放的时限已经过去，期间没有收到提交或替换。截止以前提交过的，最后一版继续有效；没有提交过的，这份申报不参加开标。",
      next: "期满不再受理。对处理有疑问的，请联系政策咨询或监督部门。",
      atLabel: "开放至",
    },
    ticketDeclined: { word: "不予重新开放", sentence: "贵单位登记的提交遇阻经核实，不予重新开放。", next: "对处理有疑问的，请联系政策咨询或监督部门。" },
    notOpened: { word: "申报未能开启", sentence: "开标时这份申报的密封件未能开启或与承诺值不符，未进入形式审查。", next: "请保存好提交时的文件和回执，并立即联系政策咨询：内容与承诺值一致的，可按规则重新提供。" },
    contentAsked: {
      word: "请重新提供申报内容",
      sentence: "这份申报已按时提交，但没有密钥能够开启它的密封件。规则允许贵单位在期限内重新提供提交时的内容：与回执所载承诺值一字不差的，视同当时提交的内容。",
      next: "请登录后在申报页上传最后一版的留存件（“留存件_…json”）和原来的附件。没有留存件、又没有清除草稿的，可以在回执页下载。逾期没有提供的，申报不再进入评审。",
      atLabel: "重新提供截止",
    },
    contentReceived: { word: "已收到重新提供的内容", sentence: "贵单位重新提供的留存件与承诺值一致，已经收到。", next: "有附件的，请在期限内一并提供原件。经两名工作人员核对后开启，结果另行通知。" },
    contentOpened: { word: "已凭重新提供的内容开启", sentence: "贵单位重新提供的内容经两名工作人员核对，与提交时的承诺值一致，申报已经开启，进入形式审查。", next: "形式审查结果另行通知；开标记录公开说明本任务有申报是凭重新提供的内容开启的，不写明单位。" },
    contentMissing: { word: "期满未重新提供", sentence: "期限内没有收到与承诺值一致的内容，这份申报不能开启，不进入评审。", next: "对处理有疑问的，请联系政策咨询或监督部门。" },
    correctionRequested: { word: "需要补正", sentence: "形式审查要求补正，只有一次机会，只能改动列明的内容。", next: "请在期限内提交补正，逾期系统不再接收。", atLabel: "补正截止", isToEdit: true },
    formRejected: {
      word: "不予受理",
      sentence: "这份申报没有通过形式审查，不予受理，不进入专家评审。",
      next: "有异议的，可以在期限内登录申报页申请复核一次，写明理由，由作出决定以外的人员办理；逾期不再受理。",
      atLabel: "申请复核截止",
      wordsLabel: "理由",
    },
    matchingBegun: { word: "进入供需对接", sentence: "贵单位的申报通过形式审查，进入供需对接：需求方可以查阅申报内容，并与贵单位洽谈合作协议。", next: "请留意需求方和经办人的联系。期限内签订合作协议的申报进入专家评审；没有达成的，不再进入评审，原因登录后可以查看。", atLabel: "对接截止" },
    matchingExtended: { word: "对接期限延长", sentence: "贵单位这份申报的供需对接期限延长一次。", next: "期限内签订合作协议的进入专家评审；期满没有达成的，不再进入评审。", atLabel: "新的对接截止", wordsLabel: "理由" },
    unmatched: { word: "未达成对接，不进入评审", sentence: "对接期限内没有与需求方达成合作协议，这份申报不进入专家评审。", next: "理由登录后在申报页面也可以查看。对办理过程有异议的，结果公示时可以提出；平时可以联系政策咨询或监督部门。", wordsLabel: "需求方的理由" },
    defenceSet: { word: "答辩时间已定", sentence: "贵单位的答辩时间和地点已经抽签排定。", next: "请按时到场签到，只有名单内的成员可以答辩；未到场的不再参加本阶段评审。登录后在申报页面可以查看并加入日历。", atLabel: "答辩时间", wordsLabel: "地点" },
    rejectionKept: { word: "维持不予受理", sentence: "贵单位申请的复核已经办结，维持不予受理的决定。", next: "复核只办理一次。对办理过程有疑问的，请向监督人员反映。" },
    readmitted: { word: "撤销不予受理", sentence: "贵单位申请的复核已经办结，原不予受理的决定撤销，申报重新进入形式审查。", next: "形式审查结果另行通知。" },
  } satisfies Record<BidNews, NewsWords> as Record<BidNews, NewsWords>,
};

export const smsWords = {
  activation: (site: string, code: string, until: string) => `【${site}】您的账号激活码为 ${code}，${until} 前有效，只能使用一次。请勿告知他人。`,
  passwordReset: (site: string, code: string, until: string) => `【${site}】您的密码重置码为 ${code}，${until} 前有效。如非本人操作请忽略，请勿告知他人。`,
  secondFactor: (site: string, code: string, until: string) => `【${site}】您的登录验证码为 ${code}，${until} 前有效。请勿告知他人。`,
  bidNews: (site: string, word: string, no: string) => `【${site}】贵单位的申报 ${no}：${word}。请登录平台“我的申报”查看办理。`,
  bidReceipt: (site: string, no: string, version: number, receivedAt: string, code: string) => `【${site}】申报 ${no} 第 ${version} 版已收到并密封，收到时间 ${receivedAt}（北京时间），回执短码 ${code}。回执请登录平台下载；不是贵单位提交的，请立即联系系统支持。`,
  bidResult: (site: string, no: string) => `【${site}】贵单位的申报 ${no} 有了评审结果。请登录平台“我的申报”查看得分、意见和理由。`,
  memberReminder: (site: string) => `【${site}】有牵头单位请贵单位确认联合申报中自己的内容，请由单位管理员登录平台，在“待办”中查看并答复。`,
  itemNews: (site: string, word: string, no: string) => `【${site}】您关注的任务 ${no}：${word}。请到平台任务页面查看；登录后可取消关注。`,
  defenceSet: (site: string, at: string, place: string) => `【${site}】您参加的评审将于 ${at} 在 ${place} 举行答辩会，请准时到会签到，请勿向他人透露。各份申报的时间请登录平台“我的评审”查看。`,
  meetingSet: (site: string, at: string, place: string) => `【${site}】您参加的评审将于 ${at} 在 ${place} 召开会评会议，请准时到会签到，签到后才能签署评分。安排请登录平台“我的评审”查看，请勿向他人透露。`,
  demandNews: (site: string, word: string, no: string) => `【${site}】${word}（${no}）。请登录平台，在“待办”或“需求”中查看办理。`,
  reviewInvitation: (site: string) => `【${site}】有一项评审工作邀请您参加，请登录平台“我的评审”查看并答复，请勿向他人透露。`,
};

/** The page of the outbox; only where nothing is real. */
export const outboxWords = {
  title: "发件夹",
  lead: "没有接通邮件和短信通道时，系统发出的消息都放在这里，不会真的发出。有岗位的人能看全部，只有关于申报的邮件仅收件人本人可见；其他人看发给自己的。正式系统没有这个页面。",
  listTitle: "全部消息",
  empty: "还没有消息",
  emptyHint: "邀请人员、提交申报、公布结果之后，发给各人的邮件和短信会出现在这里。",
  at: "时间",
  kind: "类型",
  kinds: { mail: "邮件", sms: "短信" },
  to: "收件人",
  from: "发件人",
  subject: "主题或内容",
  text: "纯文本",
  close: "收起",
  undelivered: "未送达的邮件",
  template: "邮件",
  templates: { invitation: "账号激活或重置密码", bidReceipt: "投递回执", decision: "结果通知", bidNews: "申报进展通知", memberReminder: "成员确认催办", itemNews: "关注的任务有新情况", searchNews: "关注的条件有新任务", unitNews: "单位认领通知", demandNews: "需求进展通知", reviewInvitation: "评审邀请" },
  attempts: "尝试次数",
  problem: "原因",
  /** Our own codes; those of a channel are shown as they are, for its operator. */
  problems: { twoAttemptsUnanswered: "发送两次都没有得到答复，是否送达不明，不再重发", codeCannotBeOpened: "密钥已更换或收件人被改动，激活码不能读取" },
};
