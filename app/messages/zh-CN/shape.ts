/** Words for what is wrong with a published file: apart from the other fields' words, because a browser loads them. */
export const shapeWords: Record<string, string> = {
  shape: "格式不符",
  unknownMember: "多余的内容",
  memberMissing: "缺少这一项",
  duplicate: "重复",
  duplicateCode: "编号重复",
  unknownCriterion: "没有这一评分项",
  drawnOnPaper: "这是线下抽取的记录，没有密数，不能重新抽取；请与扫描件的摘要核对",
  markRange: "分值须在 0 到该项满分之间",
  twoDecimals: "最多两位小数",
  digest: "请填写 64 位十六进制的 SHA-256 摘要",
};

/** One problem with its place. */
export function shapeLine({ path, message }: { path: string; message: string }): string {
  return `${path === "" ? "文件" : path}：${shapeWords[message] ?? message}`;
}
