/** Why a receipt is not confirmed. Keys are the reasons of `crypto/receipt.ts`. */
export const receiptProblemWords: Record<"malformed" | "unknownFormat" | "unknownSigner" | "badSignature" | "unknown", string> = {
  malformed: "这不是一份完整的回执：内容缺失、多出或格式被改动。请粘贴下载的回执文件的全部内容。",
  unknownFormat: "这份回执的格式版本不是本系统签发的版本。",
  unknownSigner: "这份回执不是由本系统公布的签名密钥签发的。",
  unknown: "申报编号与回执短码对不上。请对照邮件或打印的回执，两项都要填写正确。",
  badSignature: "签名不符：回执内容与签发时不一致，可能被改动过。",
};
