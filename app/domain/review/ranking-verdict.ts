import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { parseAnyRanking, recomputeAnyRanking, stageFiles, type StagedFinding } from "./staged-file.ts";

/** What the check needs of its surroundings: Node's digest or a browser's, and the canonical text (RFC 8785) of a JSON value. */
export interface DigestTools {
  canonical: (value: unknown) => string;
  sha256: (text: string) => string;
}

/**
 * What somebody who holds a ranking file learns (复算结论). `same`: the lines follow from the sheets and the digest, if one was
 * given, is the file's. `ranks` are the computed ones, best first.
 */
export interface RankingVerdict {
  same: boolean;
  round: string;
  challenge: string;
  ranks: { bid: string; place: number; total: string }[];
  sheets: number;
  findings: StagedFinding[];
  differs: string[];
  /** SHA-256 of the canonical text, to compare with the log and the result notice. */
  digest: string;
  /** False when the text was laid out anew: its content is judged all the same. */
  isCanonical: boolean;
  /** Null when no digest was given to compare with. */
  digestMatches: boolean | null;
  /** Why no ranking follows from the sheets at all: too few of them, a mark missing. */
  problem: { code: RefusalCode; facts: Record<string, string | number> } | null;
}

/** Checks the text of a ranking file against itself and the published digest. Refusal `invalidInput`: no ranking file, or no digest (field `digest`). */
export function judgeRanking(text: string, tools: DigestTools, published?: string): Result<RankingVerdict> {
  if (published !== undefined && !/^[0-9a-f]{64}$/i.test(published.trim())) return refuse("invalidInput", { fields: [{ path: "digest", message: "digest" }] });
  const bare = text.replace(/^\uFEFF/, "").trim();
  const given = readJson(bare);
  const parsed = parseAnyRanking(given);
  if (!parsed.ok) return parsed;
  const { round, challenge, bids } = parsed.value;
  const sheets = stageFiles(parsed.value).reduce((sum, file) => sum + file.sheets.length, 0);
  const canonical = tools.canonical(given);
  const digest = tools.sha256(canonical);
  const digestMatches = published === undefined ? null : published.trim().toLowerCase() === digest;
  const common = { round, challenge, sheets, digest, isCanonical: canonical === bare, digestMatches };
  const again = recomputeAnyRanking(given);
  if (!again.ok) {
    if (again.refusal.code === "invalidInput") return again;
    return ok({ ...common, same: false, ranks: [], findings: ["bids"], differs: bids.map(({ bid }) => bid), problem: { code: again.refusal.code, facts: again.refusal.facts ?? {} } });
  }
  const { ranks, findings, differs } = again.value;
  return ok({ ...common, same: findings.length === 0 && digestMatches !== false, ranks: ranks.map(({ bid, place, total }) => ({ bid, place, total })), findings, differs, problem: null });
}

/** Parsed JSON, or undefined, which has no shape. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
