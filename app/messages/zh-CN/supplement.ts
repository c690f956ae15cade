/** 补交附件 in a correction. */
export const supplementWords = {
  title: "补交附件",
  lead: "把通知中缺少的附件传上来，传到即加密保存；提交补正前可以删除重传。原来的附件不变。",
  upload: "上传",
  file: "文件",
  remove: "删除",
  none: "还没有补交附件。",
  mark: "补正时补交",
  noFile: "没有选择文件。",
  received: "文件已收到。全部补齐后请提交补正。",
  removed: "补交的附件已删除。",
} as const;
