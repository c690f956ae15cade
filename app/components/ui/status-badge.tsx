import type { Noun, NounState } from "#app/domain/policy/nouns.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { type Tone, statusTones } from "./status-tone.ts";

const tones: Record<Tone, string> = {
  quiet: "border-edge bg-white text-soft",
  active: "border-blue bg-blue text-white",
  waiting: "border-blue bg-blue-wash text-blue-dark",
  settled: "border-ink bg-white text-ink",
  alarm: "border-red bg-red-wash text-red-dark",
};

/** A state in words with its colour; staff and public read different words (messages/zh-CN/states.ts). */
export function StatusBadge<N extends Noun>({ noun, state, audience }: { noun: N; state: NounState<N>; audience: "staff" | "public" }) {
  const words = stateWords[noun][state][audience];
  return <span className={`inline-block rounded border px-2 text-sm font-medium whitespace-nowrap ${tones[statusTones[noun][state]]}`}>{words}</span>;
}
