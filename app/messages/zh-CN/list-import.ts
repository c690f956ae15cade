import type { ListProblem } from "#app/domain/kernel/book/read-list.ts";
import type { ChallengeColumn } from "#app/domain/challenge/book/challenge-list.ts";
import type { DemandColumn } from "#app/domain/demand/book/demand-list.ts";
import { fieldWords } from "./field-problems.ts";

/** 从模板导入 of challenges and demands. */
export const listImportWords = {
  refused: "须更正",
  look: "请留意",
  lookAt: (words: string) => `请留意 ${words}`,
  line: (line: number) => `第 ${line} 行`,
  clean: (rows: string) => `共 ${rows} 行，没有问题，可以导入`,
  dirty: (rows: string, wrong: string, whole: string) => `共 ${rows} 行，其中 ${wrong} 行须更正${whole === "0" ? "" : `；整表 ${whole} 处须更正`}`,
  nothing: "没有读到任何一行",
  allOrNothing: "全部更正后才能导入，现在没有写入任何一行。",
  unused: (heads: readonly string[]) => `没有用到的列：${heads.join("、")}。`,
  guideSheet: "填写说明",
  guideHeads: ["工作表", "列", "必填", "怎样填"],
  needed: "必填",
  challengeTemplate: "榜单任务导入模板.xlsx",
  challengeList: (round: string) => `榜单任务_${round}.xlsx`,
  demandTemplate: "需求汇总表模板.xlsx",
  rules: [
    "表头不要改动、合并；每格填一项，不要合并单元格，不要写公式（请粘贴为数值）。",
    "全角数字可以识别；金额单位为万元，最多两位小数。",
    "先核对再导入；有一处须更正，就一行也不导入。",
  ],
};

/** E7 格（指标值）：上限小于下限. */
export function listProblemWords({ sheet, cell, column, message }: ListProblem): string {
  const place = cell === null ? (column === null ? "" : `“${column}”：`) : `${sheet} ${cell} 格${column === null ? "" : `（${column}）`}：`;
  return `${place}${fieldWords(message)}`;
}

/** What belongs in a column, as the template explains it. */
export const challengeColumnWords: Record<ChallengeColumn, string> = {
  no: "批次代码加三位序号，如 JZGX-2026-009",
  title: "8 到 60 字，写清对象和技术",
  class: "企业技术需求类、行业共性技术类、成果转化类",
  waste: "赤泥、钛石膏；两种都有的用顿号隔开",
  direction: "从下拉表选择；不填按名称推定",
  owner: "须已登记；没有单一需求单位的留空",
  coOwners: "几家联合出题的，其他各家，用顿号隔开；须已登记",
  pattern: "A 先对接后评审、B 先评审后确认、C 政府主导；不填按批次默认",
  race: "是或否",
  maxTeams: "赛马的填 2 到 5",
  periodMonths: "1 到 36 的整数（月）",
  checkpoints: "每行一个，如 6：完成中试线建设（第几个月：应达到什么）；赛马至少两个",
  fiscalFen: "万元",
  ownerInputFen: "万元",
  payToBidderFen: "需求单位投入中以现金支付的部分，万元",
  tranches: "每行一期，如 签订任务书后：30%；合计 100%，赛马首期不超过 30%",
  background: "不超过 1500 字",
  baseline: "每行一项，如 含水率：32%（2026年3月实测）",
  content: "不超过 3000 字",
  deliverables: "不超过 1500 字",
  ipRule: "归属和利益分配",
  industry: "如 氧化铝、钛白粉、水泥",
  keywords: "用顿号隔开",
  isConfidential: "是或否；不填为否",
  contactName: "需求单位同意公开的才填",
  contactPhone: "手机，或带区号的座机",
  leadKinds: "企业、机关、事业单位、社会团体、民办非企业单位、基金会、其他，多种用顿号隔开；不填为不限",
  regions: "行政区划代码前 2、4 或 6 位，空格，名称，如 4108 焦作市；多个用分号隔开；不填为不限",
  registeredBy: "如 2024-12-31",
  mostUnits: "含牵头单位，1 到 10；1 为不接受联合体",
  leastTrl: "1 到 9，指现有的等级",
  mostAge: "截止当天的周岁",
  leastRank: "副高级、正高级",
  leastDegree: "本科、硕士、博士",
  exclusions: "写成“……的单位”，多条用分号隔开",
  conditions: "多条用分号隔开",
};

export const demandColumnWords: Record<DemandColumn, string> = {
  item: "1、2、3 …，与考核指标表对应",
  unitName: "营业执照上的全称",
  uscc: "18 位",
  receivedOn: "如 2026-11-20，不能晚于征集截止日期",
  title: "8 到 60 字",
  class: "企业技术需求类、行业共性技术类、成果转化类；不填为企业技术需求类",
  waste: "赤泥、钛石膏；两种都有的用顿号隔开",
  industry: "如 氧化铝、钛白粉、水泥",
  keywords: "用顿号隔开",
  background: "不超过 1500 字",
  problem: "不超过 1500 字",
  content: "不超过 3000 字",
  baseline: "成分、含水率、年产生量、成本等，带单位",
  deliverables: "不超过 1500 字",
  conditions: "确有必要才填",
  ipRule: "归属和利益分配",
  periodMonths: "1 到 36 的整数（月）",
  ownerInput: "万元",
  payToBidder: "万元，不多于本单位投入",
  fiscal: "万元，没有的填 0",
  contactName: "",
  contactPhone: "手机，或带区号的座机",
  isConfidential: "是或否",
  showsContact: "单位同意在任务页面公开联系人和电话的填 是",
  statements: "四项声明都已签字的填 是",
};

export const indicatorColumnWords: Record<"item" | "code" | "name" | "requirement" | "unit" | "basis" | "method" | "hard" | "verification" | "baseline", string> = {
  item: "榜单任务的编号，或需求的序号",
  code: "不填按顺序编",
  name: "如 28d 抗压强度",
  requirement: "如 ≥ 30、≤ 45、6～9、不低于 90%、合格、降低不少于 10%",
  unit: "如 MPa、%、万t/a、元/t；也可写在指标值里",
  basis: "干基、湿基",
  method: "如 GB/T 17671—2021",
  hard: "约束性或预期性；不填为约束性",
  verification: "如 第三方检测",
  baseline: "指标值写“降低、提高百分之几”的，填对比的数值",
};
