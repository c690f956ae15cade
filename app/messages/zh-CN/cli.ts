import type { InstallationKind } from "#app/domain/site/settings.ts";

/** What the operator's commands say about themselves and about a call that cannot be read. */
export const cliWords = {
  usage: (lines: string) => `揭榜台操作命令：npm run -s jiebang -- 命令\n\n${lines}\n
每条命令都可加 --json（机器可读）或 --text（文字）；不加时，在终端里显示文字，输出到文件或管道时为 JSON。
对象（NOUN）：round challenge bid expert reviewAssignment shortlist award notice objection person unit。
PERSON 为用户名或 public；FILE 为 - 时读标准输入。
退出码：0 完成，3 被拒绝，2 输入有误，1 故障；audit verify 另有 10 断链、11 缺号。`,
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
  cannotCreate: "这种对象不能由命令新建",
  asNeeded: "请用 --as 指明经办人：当前没有经办人，或不止一名",
  unreadableFile: (why: string) => `读不了这个文件（${why}）`,
  unwritableFile: (why: string) => `写不了这个文件（${why}）`,
  notJson: (why: string) => `不是有效的 JSON（${why}）`,
  notInstant: "请用 ISO 日期时间，如 2026-12-31T17:00:00+08:00",
  notYesNo: "请用 yes 或 no",
  notWholeNumber: "请用整数",
  notMethod: (known: string) => `没有这种方法。可用的有：${known}`,
  notDecimal: "请用十进制数，如 92.5",
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
  "demo reset": "清空演示或测试数据库，重新装入演示数据",
  "demo ensure": "数据库为空时装入演示数据，列出演示账号",
  "clock set": "把演示、测试、演练数据库的时钟拨到某一时刻",
  "clock reset": "把时钟拨回真实时间",
  "audit export": "导出审计日志（每行一个事件）",
  "audit verify": "核验审计日志的链：数据库里的，或导出的文件",
  show: "以某人的身份查看",
  list: "以某人的身份列出",
  create: "以某人的身份新建",
  moves: "列出某人对某个对象能办、不能办的步骤和原因",
  move: "以某人的身份办理一步",
  "calc uscc": "核对统一社会信用代码",
  "calc aggregate": "汇总分数",
  "calc workdays": "推算工作日",
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

/** Names of facts in the text of `show` and `list`; what has none shows its own name. */
export const factLabels: Record<string, string> = {
  no: "编号",
  code: "代码",
  title: "名称",
  name: "名称",
  status: "状态",
  class: "类别",
  waste: "固废",
  ownerName: "需求方",
  unitName: "单位",
  fiscalFen: "财政资金",
  ownerInputFen: "需求方投入",
  payToBidderFen: "支付揭榜方",
  race: "赛马",
  opensAt: "开始",
  closesAt: "截止",
  isOpenForBids: "接受揭榜",
  roundCode: "批次",
  publishedAt: "发布",
  challenges: "榜单任务",
  indicators: "考核指标",
  background: "背景",
  content: "内容",
  deliverables: "成果形式",
  ipRule: "知识产权",
  periodMonths: "期限（月）",
  notices: "公告",
  documentNumber: "发文字号",
  username: "用户名",
  phone: "电话",
  email: "邮箱",
  uscc: "统一社会信用代码",
  kind: "种类",
  fields: "领域",
  local: "本地",
  members: "成员",
  versions: "版本",
  missing: "还缺",
  reason: "理由",
  value: "值",
  unit: "单位",
  hard: "约束性",
  to: "现状态",
  seq: "日志序号",
};

/** What `doctor` reports. */
export const doctorWords = {
  names: { node: "Node", environment: "环境变量", database: "数据库", migrations: "结构", installation: "用途与时钟", invariants: "数据不变量", log: "审计日志", dataFolder: "数据目录" } as Record<string, string>,
  kinds: { real: "正式", demo: "演示", test: "测试", rehearsal: "演练" } satisfies Record<InstallationKind, string>,
  environment: "齐全",
  database: "有应答",
  migrations: "已是最新",
  missingMigrations: (count: number) => `尚缺 ${count} 个迁移，请先执行 node prisma/migrate.ts deploy。`,
  installation: (kind: string, now: string, isSet: boolean) => `${kind}库，时钟 ${now}${isSet ? "（已拨动）" : ""}`,
  invariants: "全部成立",
  log: (length: number) => `${length} 个事件；用 audit verify 逐个核验`,
  disk: (folder: string, percent: number) => `${folder}，剩余空间 ${percent}%`,
};

/** 激活单 of the first people, as `setup` prints it. */
export const setUpWords = {
  slip: (name: string, username: string, code: string) => `${name}　用户名 ${username}　激活码 ${code}`,
  until: (address: string, time: string) => `在 ${address} 激活，${time} 前有效`,
  card: (codes: readonly string[]) => `口令卡 ${codes.map((code, index) => `${index + 1}:${code}`).join("　")}`,
};
