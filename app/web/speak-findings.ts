import type { BidView } from "#app/domain/bid/view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { findingWords } from "#app/messages/zh-CN/findings.ts";

/** The page of a bid with what the form check found in words, by line: all that it might say would weigh more in the page's script. */
export async function speakFindings<T extends { bid: BidView }>(shown: Promise<Result<T>>): Promise<Result<T & { findingWords: Record<string, string> }>> {
  const result = await shown;
  if (!result.ok) return result;
  const { bid } = result.value;
  return ok({ ...result.value, findingWords: Object.fromEntries(bid.sight === "whole" ? bid.findings.map((finding) => [finding.check, findingWords(finding)]) : []) });
}
