/** Words for the codes with which schemas and rules name a field's problem; anything else is shown as it is. */
const words: Record<string, string> = {
  required: "必填",
  wholeNumber: "请填写整数",
  dateOrder: "起止日期颠倒",
  duplicate: "重复",
  duplicateCode: "编号重复",
  unknownCriterion: "没有这一评分项",
  markRange: "分值须在 0 到该项满分之间",
  twoDecimals: "最多两位小数",
  weightsNot100: "评分标准各项分值之和须为 100",
  roundCode: "批次代码如 JZGX-2026",
  challengeNumber: "榜单编号如 JZGX-2026-001",
  titleLength: "名称 8 到 60 字",
  documentNumber: "发文字号如 焦工信〔2026〕12号",
  closingInPast: "截止时间须晚于现在",
  opinionTooShort: "意见字数不足",
  reasonTooShort: "低于该项 60 % 须写明理由，且字数不足",
  unknownUnit: "没有这个单位，请先注册",
  unknownPerson: "没有这个人员",
  unknownExpert: "没有这名专家",
  unknownChallenge: "没有这个榜单任务",
  unknownRound: "没有这个批次",
  unknownBid: "没有这份申报",
  sumsDiffer: "合计与分项不一致",
  missing: "未填写",
};

/** The sentence for a field's problem. */
export function fieldWords(message: string): string {
  return words[message] ?? message;
}
