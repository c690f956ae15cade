/** Who made a file, as its properties say. */
export const fileWords = { creator: "揭榜台" } as const;

/** `第 1 页，共 3 页` in its parts: Word counts itself. */
export const pageParts = ["第 ", " 页，共 ", " 页"] as const;

export function pageWords(page: number, pages: number): string {
  const [before, between, after] = pageParts;
  return `${before}${page}${between}${pages}${after}`;
}

export const sealWords = { uscc: "统一社会信用代码", signature: "法定代表人（签字）：", date: "日期：　　　　年　　月　　日", seal: "（单位公章）" } as const;

export function versionWords(number: number): string {
  return `第 ${number} 版`;
}

export const receiptWords = {
  title: "投递回执",
  terms: {
    number: "申报编号",
    receivedAt: "收到时间",
    shortCode: "回执短码",
    unit: "申报单位",
    challenge: "榜单任务",
    deadline: "截止时间",
    commitment: "内容承诺值",
    ciphertext: "密文摘要",
    openingKey: "开标密钥指纹",
    sequence: "日志序号",
    signer: "签名密钥编号",
    publicKey: "签名公钥",
    signature: "签名",
  },
  note: "时间为北京时间，取自平台数据库的时钟，精确到毫秒。本回执证明平台在上述时间收到并密封了该版本，不含申报内容。",
  withdrawn: "本申报已撤回，本回执所载版本不再有效。",
  withdrawnMark: "已撤回",
  superseded: "此后已有更新的版本，开标时只开启最后一个有效版本。",
  howTitle: "怎样核验",
  how: (origin: string) => [
    `打开 ${origin}/verify，输入申报编号和回执短码，或选择下载的回执文件（JSON），页面用文字说明真伪。`,
    "核验在您的浏览器中完成，任何人都可以做，不需要登录；平台停用后，凭回执文件和公布的签名公钥仍可核验。",
    "电话咨询时报申报编号和回执短码即可，不必念下面的长串。",
  ],
  proofTitle: "核验数据",
  proof: "承诺值是随机数与申报内容的 SHA-256，开标时逐份核对；签名为 Ed25519，对回执全部内容签署。",
} as const;

export const sealPageWords = {
  title: "盖章页",
  lead: "揭榜挂帅项目申报书",
  draftMark: "草稿、未提交",
  terms: { number: "申报编号", version: "版本", shortCode: "回执短码", challenge: "榜单任务", unit: "牵头单位", receivedAt: "收到时间" },
  draftVersion: "草稿，尚未提交",
  none: "提交后生成",
  statementTitle: "申报承诺",
  statement: "以下各单位确认参加本申报，认可申报书中与本单位有关的内容，并共同承诺：",
  sealTitle: "单位盖章和法定代表人签字",
  use: "每个单位一栏，可以分别盖章、扫描后上传。盖章页与平台中密封的版本以申报编号、版本和回执短码对应；替换新版本后请重新打印。",
  draftUse: "本页由草稿打印，仅供提前走单位盖章流程时核对，正式盖章请在提交后重新打印带回执短码的一页。",
  leadUnit: "牵头单位",
  member: (index: number) => `成员单位 ${index}`,
} as const;

export const bidFileWords = {
  title: "揭榜挂帅项目申报书",
  draftMark: "草稿、未提交",
  draft: "草稿",
  withdrawn: "已撤回",
  terms: { number: "申报编号", version: "版本", shortCode: "回执短码", receivedAt: "收到时间", savedAt: "保存时间", challenge: "榜单任务", owner: "发榜方", unit: "牵头单位" },
  empty: "（未填写）",
  basics: "基本信息",
  columns: {
    promises: { code: "序号", name: "考核指标", kind: "性质", listed: "榜单要求", promised: "承诺值", verdict: "对照", evidence: "依据说明" },
    members: { index: "序号", name: "单位名称", uscc: "统一社会信用代码", role: "角色", tasks: "承担任务" },
    parts: { unit: "单位", ip: "知识产权份额（%）" },
    money: { source: "资金来源", amount: "金额（万元）", listed: "榜单列示（万元）" },
    statements: { mark: "勾选", words: "承诺内容" },
  },
  hard: "约束性",
  unread: "不是数字",
  soft: "预期性",
  total: "合计",
  noMembers: "没有成员单位。",
  lead: { name: "姓名", phone: "手机号", code: "人才编号" },
  trl: { now: "目前等级", target: "目标等级" },
  ticked: "✓",
  unticked: "☐",
} as const;

/** The names of the files as they are saved. */
export const fileNames = {
  receipt: (no: string, version: number) => `回执_${no}_第${version}版.pdf`,
  sealPage: (no: string, version: number | null) => `盖章页_${no}_${version === null ? "草稿" : `第${version}版`}.pdf`,
  bid: (no: string, version: number | null) => `申报书_${no}_${version === null ? "草稿" : `第${version}版`}.docx`,
} as const;

/** 截止和开标记录 as a file. */
export const recordWords = {
  title: "截止和开标记录",
  closing: "截止",
  opening: "开标",
  list: "承诺值清单",
  terms: {
    challenge: "榜单任务",
    closesAt: "截止时间",
    closedAt: "登记截止",
    bids: "收到申报",
    fingerprint: "开标公钥指纹",
    at: "开标时间",
    by: "办理",
    reason: "启用恢复码的理由",
    opened: "开启",
    failed: "未能开启",
    key: "使用的密钥指纹",
    digest: "全部承诺值的摘要",
    lossAt: "登记密钥全部遗失",
    lossReason: "遗失经过",
    lossAsked: "请揭榜单位重新提供",
    lossUntil: "重新提供截止",
    supplied: "凭重新提供的内容开启",
    missing: "期满未重新提供",
  },
  lossRule: "没有密钥能够开启密封件的，由揭榜单位重新提供提交时的内容；只有与下列承诺值一字不差的才算数，经两名工作人员核对后逐份开启，承诺值仍是截止时公布的那一个。",
  by: (release: string) => `复核人经再次验证身份办理；${release}`,
  count: (bids: number) => `${bids} 份`,
  notOpened: "尚未开标，全部申报仍处于密封状态。",
  notByKey: "没有用密钥开标：密钥已全部遗失，见下。",
  loss: "密钥遗失与重新提供",
  nothing: "没有申报，不开标。",
  note: "每份有效申报的最后一版各占一行，按数值大小排列，与提交先后无关。揭榜单位可以用回执上的“内容承诺值”查到自己的一行；承诺值不透露申报内容和申报单位。",
  columns: { index: "序号", commitment: "承诺值", result: "结果" },
  fileName: (no: string) => `截止和开标记录_${no}.pdf`,
} as const;

export const noticeSheetWords = {
  /** 附件：1. 拟立项名单 below the text; a single one has no number. */
  attached: (titles: readonly string[]) => (titles.length === 1 ? `附件：${titles[0]!}` : titles.map((title, index) => `${index === 0 ? "附件：" : "　　　"}${index + 1}. ${title}`).join("\n")),
  attachment: (index: number, count: number) => (count === 1 ? "附件" : `附件${index + 1}`),
  withUnit: (head: string, unit: string) => `${head}（${unit}）`,
  page: (href: string) => `网上全文：${href}`,
  fileName: (title: string, extension: string) => `${title.replaceAll(/["“”/\\:*?<>|]/g, "")}.${extension}`,
};

export const listFileWords = {
  title: "榜单",
  sheet: "榜单任务",
  note: (count: number, at: string) => `共 ${count} 项，截至${at}`,
  columns: ["榜单编号", "任务名称", "榜单类别", "固废种类", "攻关方向", "需求单位", "财政资金（万元）", "需求单位投入（万元）", "其中支付揭榜方（万元）", "赛马制", "状态", "截止时间", "揭榜方条件"],
  /** Of a table without a page's width: how it is checked and paid, and who put it out. */
  further: ["赛马队伍数上限（支）", "考核节点", "财政资金拨付", "现状数据", "发文单位"],
  plans: "考核节点、拨付和现状数据",
  issuers: (names: readonly string[]) => `发文单位：${names.join("、")}`,
  race: (race: boolean) => (race ? "是" : "否"),
  noConditions: "不限",
};
