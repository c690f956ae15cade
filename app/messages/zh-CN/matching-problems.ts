/** What is wrong with minutes or an agreement of 对接; apart from the other problems, which every form carries. */
export const matchingProblems: Readonly<Record<string, string>> = {
  pointsMissing: "协议须写明全部六项，请逐项核对后勾选；协议缺哪一项的，先补签",
  beforeClosing: "不能早于揭榜截止日：截止以前不得与申报单位实质洽谈",
  afterTerm: "不能晚于对接期限",
};
