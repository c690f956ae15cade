import type { Verdict } from "#app/domain/challenge/judge.ts";
import { verdictWords } from "#app/messages/zh-CN/bid.ts";

const looks: Record<Verdict, { sign: string; className: string }> = {
  meets: { sign: "✓", className: "text-blue-dark" },
  misses: { sign: "✕", className: "font-bold text-red-dark" },
  deviates: { sign: "▽", className: "text-red-dark" },
  missing: { sign: "—", className: "text-soft" },
};

/** How a promise stands to what is listed: sign, word and colour. */
export function VerdictMark({ verdict, isLong = false }: { verdict: Verdict; isLong?: boolean }) {
  const { words, explains } = verdictWords[verdict];
  const { sign, className } = looks[verdict];
  return (
    <span className={className}>
      <span aria-hidden>{sign} </span>
      {words}
      {isLong && explains && <span className="block text-xs font-normal">{explains}</span>}
    </span>
  );
}
