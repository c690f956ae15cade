import type { CombineProblem } from "#app/crypto/browser/key-set.ts";
import { refuse } from "#app/domain/kernel/result.ts";

/** What is wrong with typed codes as a refusal. It names groups and places, never a digit. */
export function codesRefusal({ code, ...facts }: CombineProblem): ReturnType<typeof refuse> {
  const plain = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.join(" ") : value]));
  return refuse("codesWrong", { facts: { problem: code, ...plain } });
}
