import { type Sensitivity, sensitivityOf } from "#app/domain/review/sensitivity/sensitivity.ts";
import { type AnyRankingFile, variedStages } from "#app/domain/review/staged-file.ts";

const mostKept = 50;
const kept = new Map<string, Sensitivity>();

/**
 * The sensitivity of a frozen ranking. A frozen file never changes, so what was computed for its digest holds for ever; a few
 * are kept in memory. The seed comes from the digest: everybody gets the same intervals, and nobody chose them.
 */
export function frozenSensitivity(digest: string, file: AnyRankingFile): Sensitivity {
  const known = kept.get(digest);
  if (known) return known;
  const { stages, passMark } = variedStages(file);
  const computed = sensitivityOf(stages, passMark, Number.parseInt(digest.slice(0, 8), 16));
  if (!computed.ok) throw new Error(`the frozen ranking ${digest} cannot be computed: ${computed.refusal.code}`);
  const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(digest, computed.value);
  return computed.value;
}
