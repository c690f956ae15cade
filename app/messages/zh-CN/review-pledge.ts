/** 专家承诺, agreed to with the acceptance of an invitation. A changed wording needs its new digest in `domain/review/pledge.ts`. */
export const reviewPledgeWords = "本人承诺：除上表所选外，与各申报单位和项目负责人没有应当回避的情形；独立、客观、公正评审；不与申报方接触，不泄露申报内容和评审情况；发现应当回避的情形立即报告。";
