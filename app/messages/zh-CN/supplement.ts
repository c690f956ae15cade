/** 补交附件 in a correction. */
export const supplementWords = {
  title: "补交附件",
  lead: "把通知中缺少的附件传上来，传到即加密保存；提交补正前可以删除重传。原来的附件不变。",
  upload: "上传",
  file: "文件",
  remove: "删除",
  none: "还没有补交附件。",
  mark: "开标后补交",
  noFile: "没有选择文件。",
  received: "文件已收到。全部补齐后请提交补正。",
  removed: "补交的附件已删除。",
} as const;

/** 盖章页 within its time after the closing. */
export const sealedPageWords = {
  title: "补交盖章页",
  lead: "盖章页的扫描件可以在期限前补交，不算补正。传到即加密保存，提交后不能删除；传错的，再传一份正确的即可。",
  has: (names: readonly string[]) => `已收到：${names.join("、")}。传错的，期限前可以再传一份正确的；原来的保留，不算补正。`,
  print: "打印盖章页（PDF）",
  upload: "上传盖章页",
  file: "盖章页扫描件",
  hint: "PDF 或照片（JPG、PNG），每个不超过 50 MB，可以一次选几个",
  noFile: "没有选择文件。",
  received: "盖章页已收到。",
} as const;
