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

/** 回执 as `receipt verify` speaks of it. */
export const receiptCliWords = {
  notKeys: "不是公钥文件（从“验证”页下载 keys.json）",
  refused: "未通过。",
  genuine: (bidNo: string, version: number, at: string, code: string) => `通过：${bidNo} 第 ${version} 版，${at} 收到，回执短码 ${code}`,
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
