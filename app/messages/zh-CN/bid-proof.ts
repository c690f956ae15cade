/** Beside the levels: a level without proof is marked in the form check. */
export const trlProofWords = { why: "目前等级须有一份佐证：检测报告、中试运行记录或应用证明。没有的不影响提交，形式审查时核对。", upload: "上传佐证" };

/** Of the receipt: what only a check of it needs. */
export const receiptProofWords = { title: "核验数据", lead: "供核验签名和内容时使用，平时不必看；下载的回执文件里已经包含。", verify: "去验证" };
