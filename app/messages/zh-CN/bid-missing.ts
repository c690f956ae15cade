import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { bidFieldWords } from "./bid-paths.ts";
import { plainFieldWords } from "./fields.ts";

/** One missing thing in words: field and what is the matter. */
export function missingWords({ path, message }: { path: string; message: string }, indicators: readonly Pick<Indicator, "code" | "name">[]): string {
  return `${bidFieldWords(path, indicators)}：${plainFieldWords(message)}`;
}
