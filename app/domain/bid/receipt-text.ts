/** What people give for the file of a receipt (回执文件) by mistake. */
export type NotReceipt = "receiptPdf" | "keptCopy";

/** What a text is that is no receipt, where it can be told: the printed receipt, or a team's 留存件; null for anything else. */
export function mistakenForReceipt(text: string): NotReceipt | null {
  if (text.trimStart().startsWith("%PDF-")) return "receiptPdf";
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && "manifest" in value && "salt" in value ? "keptCopy" : null;
  } catch {
    return null;
  }
}
