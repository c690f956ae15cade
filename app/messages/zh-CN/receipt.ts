/** Why a receipt is not confirmed. Keys are the reasons of `crypto/receipt.ts`, and what was given instead of one. */
export const receiptProblemWords: Record<"malformed" | "unknownFormat" | "unknownSigner" | "badSignature" | "unknown" | "receiptPdf" | "keptCopy", string> = {
  malformed: "这不是一份完整的回执：内容缺失、多出或格式被改动。请选择下载的回执文件（.json），或粘贴它的全部内容。",
  receiptPdf: "这是打印用的 PDF 回执，签名不能从中核对。请选择在回执页用“下载回执文件（核验用）”得到的 .json 文件，或者用编号和短码验证。",
  keptCopy: "这是留存件，不是回执文件。留存件含全部申报内容，请妥善保管，不要发给他人；回执文件在回执页用“下载回执文件（核验用）”下载。",
  unknownFormat: "这份回执的格式版本不是本系统签发的版本。",
  unknownSigner: "这份回执不是由本系统公布的签名密钥签发的。",
  unknown: "申报编号与回执短码对不上。请对照邮件或打印的回执，两项都要填写正确。",
  badSignature: "签名不符：回执内容与签发时不一致，可能被改动过。",
};
