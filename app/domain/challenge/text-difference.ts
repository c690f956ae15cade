/** A stretch of a text: in both versions, only in the old one, only in the new one. */
export interface TextPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/**
 * The difference of two texts by clauses, as people read: the longest common run of clauses stays, what lies between is
 * removed or added; neighbours of a kind are one part. The texts of a challenge have a few hundred clauses at most.
 */
export function textDifference(before: string, after: string): TextPart[] {
  const [old, fresh] = [clausesOf(before), clausesOf(after)];
  const common = commonLengths(old, fresh);
  const parts: TextPart[] = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < fresh.length) {
    if (left < old.length && old[left] === fresh[right]) {
      push(parts, "same", old[left]!);
      left += 1;
      right += 1;
    } else if (left < old.length && (right === fresh.length || common(left + 1, right) >= common(left, right + 1))) {
      push(parts, "removed", old[left]!);
      left += 1;
    } else {
      push(parts, "added", fresh[right]!);
      right += 1;
    }
  }
  return parts;
}

/** Each clause with the mark that ends it: what is put together again is the text. */
function clausesOf(text: string): string[] {
  return text.match(/[^，,、；;。！？!?\n]*[，,、；;。！？!?\n]|[^，,、；;。！？!?\n]+$/g) ?? [];
}

/** Length of the longest common run of what follows two places. */
function commonLengths(old: readonly string[], fresh: readonly string[]): (left: number, right: number) => number {
  const width = fresh.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = fresh.length - 1; right >= 0; right -= 1) {
      const at = left * width + right;
      table[at] = old[left] === fresh[right] ? table[at + width + 1]! + 1 : Math.max(table[at + width]!, table[at + 1]!);
    }
  }
  return (left, right) => table[left * width + right] ?? 0;
}

function push(parts: TextPart[], kind: TextPart["kind"], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
