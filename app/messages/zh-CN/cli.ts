import type { InstallationKind } from "#app/domain/site/settings.ts";

/** What the operator's commands say about themselves and about a call that cannot be read. */
export const cliWords = {
  usage: (lines: string) => `揭榜台操作命令：npm run -s jiebang -- 命令\n\n${lines}\n
每条命令都可加 --json（机器可读）或 --text（文字）；不加时，在终端里显示文字，输出到文件或管道时为 JSON。
对象（NOUN）：round challenge bid expert reviewAssignment shortlist award notice objection ticket question takedown influenceReport call demand checkSlip person unit。
PERSON 为用户名或 public；FILE 为 - 时读标准输入。
退出码：0 完成，3 被拒绝，2 输入有误，1 故障；audit verify 另有 10 断链、11 缺号；receipt verify、receipt match 另有 10 未通过；ranking recompute 另有 10 不一致；draw rerun 另有 10 不一致、11 密数与承诺不符；assignment verify 另有 10 方案不成立、11 证明不足（assignment solve 无解也是答案，退出码 0）。`,
  unknownCommand: (given: string, known: string) => `没有命令“${given}”。可用的有：${known}`,
  unknownOption: (known: string) => `没有这个选项。本命令可用：${known}`,
  optionNeedsValue: "这个选项后面要有值",
  optionTakesNoValue: "这个选项后面不带值",
  optionTwice: "这个选项只能给一次",
  argumentMissing: (usage: string) => `缺少这一项。用法：${usage}`,
  tooManyArguments: (usage: string) => `多余的内容。用法：${usage}`,
  unknownNoun: (known: string) => `没有这种对象。可用的有：${known}`,
  unknownPerson: "没有这个人员，或账号已停用",
  unknownMove: (known: string) => (known ? `没有这一步。可用的有：${known}` : "这种对象没有可办理的步骤"),
  notBuilt: "这一步本版本尚未开通",
  noDifference: "没有差异",
  rubricVersionHeads: ["版本", "时间", "修改人", "改动"],
  cannotCreate: "这种对象不能由命令新建",
  seenNeeded: "请先用 round diff 看清差别，再带上它给出的 --seen",
  asNeeded: "请用 --as 指明经办人：当前没有经办人，或不止一名",
  unreadableFile: (why: string) => `读不了这个文件（${why}）`,
  oneOf: (known: string) => `可用的是：${known}`,
  unwritableFile: (why: string) => `写不了这个文件（${why}）`,
  notJson: (why: string) => `不是有效的 JSON（${why}）`,
  notInstant: "请用 ISO 日期时间，如 2026-12-31T17:00:00+08:00",
  notYesNo: "请用 yes 或 no",
  notWholeNumber: "请用整数",
  notMethod: (known: string) => `没有这种方法。可用的有：${known}`,
  notDecimal: "请用十进制数，如 92.5",
  expertsChecked: (counts: { rows: number; new: number; known: number; repeated: number; refused: number }) => `共 ${counts.rows} 行：可导入 ${counts.new}，已在库 ${counts.known}，文件内重复 ${counts.repeated}，须更正 ${counts.refused}。`,
  expertsImported: (added: number, left: number) => `已导入 ${added} 名专家，略过 ${left} 行。`,
  notDate: "请用 ISO 日期，如 2026-03-05",
} as const;

/** One sentence for a failure that is nobody's input. */
export const failureWords = {
  noDatabase: (where: string) => `连不上数据库${where}。请确认数据库在运行，DATABASE_URL 正确。`,
  wrongLogin: "数据库不接受 DATABASE_URL 里的用户名或口令。",
  notDeployed: "数据库结构尚未建立或不是最新。请先执行 node prisma/migrate.ts deploy。",
  noRights: "数据库登录名没有做这件事所需的权限。",
  diskFull: "磁盘已满。请腾出空间后再运行一次。",
  other: (message: string) => `没有做成：${message}`,
};

/** What each command does, in the order of the usage text. */
export const commandHelp: Record<string, string> = {
  doctor: "检查运行环境、数据库和数据目录",
  setup: "正式系统首次启用：按文件建立首批人员和岗位，打印激活码与口令卡",
  "round import": "导入一个批次文件（单位、专家、榜单任务、评分标准和申报）",
  "round calendar": "批次日程：各阶段起止（工作日推算）",
  "round schedule": "设定定时发布（复核人）：{publishAt, documentNumber, closesAt?, onDayOff?}",
  "round unschedule": "取消定时发布",
  "round rehearse": "开始一次演练：虚构任务、团队和专家，对手由后台任务自动办理",
  "round forget": "整批删除一次演练（只能删除演练）",
  "expert check": "核对一份专家名册（.xlsx、.csv），逐行说明能否导入，不写入",
  "expert import": "导入专家名册中可导入的行",
  "standard show": "标准表概况和待复核的改动",
  "standard export": "导出现行标准表（CSV；--json 为 JSON）",
  "standard check": "核对一份标准表文件（CSV 或 JSON），不写入",
  "standard propose": "提交一份标准表，待另一人复核",
  "standard adopt": "启用待复核的标准表（摘要见 standard show）",
  "standard reject": "退回待复核的标准表",
  "calendar show": "查看已有年份的工作日历和待复核的放假通知",
  "calendar check": "核对一份放假通知（全文、JSON 或 CSV）：逐日差别和受影响的期限，不写入",
  "calendar propose": "提交一份放假通知，待另一人复核",
  "calendar adopt": "启用待复核的放假通知（摘要见 calendar show）",
  "calendar reject": "退回待复核的放假通知",
  "challenge template": "写出榜单任务的导入模板（.xlsx）；给出批次的，连同其任务",
  "challenge check": "核对一份榜单任务文件，逐行说明哪里要改，不写入",
  "challenge import": "导入榜单任务，有一处须更正就一行也不导入",
  "challenge form": "查看任务的全部内容和内容摘要（编辑、更正时用）",
  "challenge edit": "修改编制中的任务：{content, digest}",
  "challenge preview": "预览更正的差别和新的截止时间，不写入：{content, digest, touchesEligibility, reason}",
  "demand form": "查看需求表单和保存次数",
  "demand save": "暂存需求：{form, revision}",
  "demand revise": "修订论证中或已入榜的需求文本：{form, revision, note}",
  "demand commit": "登记需求方承诺书：{signer, signedOn, scan}",
  "demand convert": "由入榜的需求生成榜单任务",
  "demand claim": "企业认领代录的需求：{code}",
  "demand template": "写出需求汇总表的导入模板（.xlsx）",
  "demand check": "核对一份需求汇总表，逐行说明哪里要改，不写入",
  "demand import": "成批代录需求，答复各项编号和认领码",
  "demo reset": "清空演示或测试数据库，重新装入演示数据",
  "demo ensure": "数据库为空时装入演示数据，列出演示账号",
  "clock set": "把演示、测试、演练数据库的时钟拨到某一时刻",
  "clock reset": "把时钟拨回真实时间",
  "audit export": "导出审计日志（每行一个事件）",
  "audit verify": "核验审计日志的链：数据库里的，或导出的文件",
  "ranking recompute": "离线复算一份排名文件：名次和摘要是否属实",
  "clearance show": "查看批次的发布前审查",
  "clearance record": "登记一项发布前审查：{kind, conclusion, reviewer, reviewedOn, opinion, scan}",
  "scan add": "存入一份签字纸件的扫描件，答复它的摘要（登记线下办理时填写）",
  "scan show": "按摘要查看扫描件是否已存入、由谁存入",
  "scan get": "按摘要取出扫描件，写入文件；记入日志",
  "notice list": "列出公告（--kind 类别、--round 批次）",
  "notice show": "显示一份公告的全文，可直接粘贴到门户网站；--json 为数据",
  "notice file": "把一份公告写成 Word 或 PDF（按文件名的扩展名）",
  "notice portal": "登记公告在门户网站的地址和日期，可补登发文字号：{url, on, startsTerm, documentNumber}",
  follow: "关注一项任务",
  unfollow: "不再关注",
  "search follow": "关注榜单的一个筛选（列表页地址中问号后的部分，留空为全部新任务）",
  "search unfollow": "不再关注榜单的一个筛选",
  "search list": "列出本人关注的任务和筛选",
  "discussion show": "查看一项任务的评议讨论",
  "discussion say": "在评议讨论中发言或回复",
  "samples show": "样品、踏勘，和本人能看到的申请、报名",
  "samples add": "登记样品：{material, takenOn, quantity, stock, analysis, note}，数量以克计",
  "samples supply": "登记补样：{lot, more}",
  "samples send": "登记寄出：{request, dispatch}",
  "samples ask": "申请样品：{lot, recipient, phone, address}",
  "samples visit": "安排踏勘：{startsAt, place, registerUntil, mostPeople, note, onDayOff?}",
  "samples record": "公布踏勘记录：{record}",
  "samples register": "报名踏勘：{people, phone}",
  "attachment list": "任务的附件、保密承诺和查阅名单",
  "attachment add": "添加附件，ACCESS 为 public、nda 或 internal",
  "attachment remove": "发布前删除一份附件",
  "attachment get": "下载一份附件",
  "pledge sign": "签署保密承诺：{signature, agreed}",
  "intent post": "发布合作意向：{text, contact}",
  "intent remove": "撤下合作意向",
  eligibility: "逐条核对能不能报：{uscc, role, …}",
  "draw rerun": "离线重跑一份专家抽取记录：承诺值、候选名单和名单次序是否属实",
  "draw preview": "各条件下的候选人数：{groups, also}，尚不固定",
  "draw prepare": "固定候选名单、公布承诺值：{groups, also, reason}",
  "draw hold": "见证人报数并抽取：{number, also}",
  "draw show": "查看一项任务的专家抽取和邀请次序",
  "draw paper": "登记线下抽取的结果（名单和线下办理记录）",
  "draw call": "登记给一名抽中专家致电的结果",
  "draw ask": "向轮到的抽中专家发书面邀请",
  "draw invite": "为电话中同意的专家建立评审任务",
  "custody make": "离线制作一套开标码：目录中得到各份码和 public.json，不需要数据库",
  "custody combine": "离线合成第 KEY 号密钥（榜单任务用的是第几号见开标页），给出 age 私钥",
  "custody open": "离线打开一个密封件，与标准的 age 程序相同",
  show: "以某人的身份查看",
  list: "以某人的身份列出",
  create: "以某人的身份新建",
  moves: "列出某人对某个对象能办、不能办的步骤和原因",
  move: "以某人的身份办理一步",
  "receipt match": "离线核对一份留存件是否就是回执所载的内容（码全部遗失后补交时用）",
  "bid template": "写出申报书正文的 Word 模板，已填好任务、指标、单位和草稿中的表格",
  "bid earlier": "可以沿用的本单位以往申报；给出 FROM 的，列出各部分",
  "bid take": "从以往申报带入选定的部分",
  "form release": "放行待扫描的附件，由两人先后各办一次：{position, seen, reason}，seen 取自 bid show 的 files",
  "receipt kept": "取出最后一版的留存件（含全部申报内容），由本单位保管",
  "receipt restore": "清除草稿以后，凭留存件恢复草稿，供替换",
  "resupply files": "密封件不能开启时，重新提供附件原件，按摘要核对",
  "resupply kept": "密封件不能开启时，重新提供留存件，与承诺值核对",
  "receipt verify": "核对申报回执是否由本系统签发、有没有被改动；给出公钥文件时不需要数据库",
  "assignment solve": "按题目文件指派专家，给出最优方案或缺额，附证明",
  "assignment verify": "不求解，只凭证明核验一个指派方案",
  "plan list": "列出一个批次可指派的任务和指派方案",
  "plan ask": "按条件文件请后台生成一个专家指派方案",
  "round standings": "得分一览：各份申报的平均分、离散程度和名次；--input 可给 item、kind、text、sort",
  "plan show": "查看一个指派方案：进度、逐份理由或缺额",
  "plan edit": "人工改动一对指派，请后台重新求解并给出代价",
  "plan release": "发布指派方案，建立评审任务",
  "calc uscc": "核对统一社会信用代码",
  "calc aggregate": "汇总分数",
  "calc workdays": "推算工作日",
  "calc radioactivity": "核算放射性指数和最大掺量（GB 6566）",
};

/** 回执 as `receipt verify` speaks of it. */
export const receiptCliWords = {
  notKeys: "不是公钥文件（从“验证”页下载 keys.json）",
  refused: "未通过。",
  genuine: (bidNo: string, version: number, at: string, code: string) => `通过：${bidNo} 第 ${version} 版，${at} 接收，校验码 ${code}`,
};

type Verdict = { problem: null; length: number; head: string } | { problem: "brokenLink" | "gap" | "malformed"; seq: number };

/** The log's chain (审计链) as `audit export` and `audit verify` speak of it. */
export const chainWords = {
  exported: (file: string, length: number, head: string) => `已导出 ${length} 个事件到 ${file}，链尾 ${head}`,
  verdict: (verdict: Verdict): string => {
    switch (verdict.problem) {
      case null:
        return `完整：${verdict.length} 个事件，链尾 ${verdict.head}`;
      case "brokenLink":
        return `断链：第 ${verdict.seq} 个事件与前一个对不上`;
      case "gap":
        return `缺号：第 ${verdict.seq} 个事件缺失或次序不对`;
      case "malformed":
        return `断链：第 ${verdict.seq} 个事件不是本系统写的格式`;
    }
  },
};

/** What `doctor` reports. */
export const doctorWords = {
  names: { node: "Node", environment: "环境变量", database: "数据库", migrations: "结构", installation: "用途与时钟", invariants: "数据不变量", log: "审计日志", people: "回避比对", dataFolder: "数据目录", antivirus: "病毒扫描" } as Record<string, string>,
  kinds: { real: "正式", demo: "演示", test: "测试", rehearsal: "演练" } satisfies Record<InstallationKind, string>,
  environment: "齐全",
  database: "有应答",
  migrations: "已是最新",
  missingMigrations: (count: number) => `尚缺 ${count} 个迁移，请先执行 node prisma/migrate.ts deploy。`,
  installation: (kind: string, now: string, isSet: boolean) => `${kind}库，时钟 ${now}${isSet ? "（已拨动）" : ""}`,
  invariants: "全部成立",
  log: (length: number) => `${length} 个事件；用 audit verify 逐个核验`,
  people: "已开标申报的成员和个人资料都可比对",
  peopleUnmarked: ({ bids, profiles }: { bids: number; profiles: number }) => `有 ${bids} 份已开标申报、${profiles} 份个人资料的证件号码还没有比对标记，回避规则暂时认不出其中的人。后台任务启动时和每小时各补一次；一小时后仍有的，是读不出来，请核对 JIEBANG_KEY。`,
  antivirusOff: "没有配置（JIEBANG_CLAMD），开标后的附件不扫描病毒",
  antivirus: "clamd 有应答",
  antivirusDown: (why: string) => `clamd 没有应答（${why}）：开标后的附件停在“待扫描”，恢复后自动扫描`,
  disk: (folder: string, percent: number) => `${folder}，剩余空间 ${percent}%`,
};

/** 激活单 of the first people, as `setup` prints it. */
export const setUpWords = {
  slip: (name: string, username: string, code: string) => `${name}　用户名 ${username}　激活码 ${code}`,
  until: (address: string, time: string) => `在 ${address} 激活，${time} 前有效`,
  card: (codes: readonly string[]) => `口令卡 ${codes.map((code, index) => `${index + 1}:${code}`).join("　")}`,
};
