export const scanWords = {
  hint: "PDF、JPG 或 PNG，不超过 20 MB；选定后立即加密存入，经办和监督人员打开时留痕。纸质原件请自行归档。",
  typed: "SHA-256 摘要（已存入的自动填写；只有摘要的可直接填写）",
  sending: (name: string) => `正在存入“${name}”……`,
  received: (name: string) => `已存入“${name}”。`,
  failed: "没有存入：网络中断，请重新选择文件。",
  kept: "扫描件已存入。",
  open: "打开扫描件",
  digest: "扫描件 SHA-256",
  onlyDigest: "只登记了摘要，没有存入文件",
  onlyDigestHow: "持有扫描件的，可以在这里补交：文件的摘要与登记的一致，即归入这份记录。",
} as const;
