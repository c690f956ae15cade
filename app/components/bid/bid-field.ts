import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { plainFieldWords } from "#app/messages/zh-CN/fields.ts";
import { anchorOf } from "./bid-anchor.ts";

/** Problems by path, shown beside their fields. */
export type Problems = ReadonlyMap<string, string>;

/** A field of the bid form as the form parts take it: named as browsers send it, found by its path. */
export function bidField(path: string, value: string, problems: Problems, { name = nameOf(path), maxLength }: { name?: string; maxLength?: number } = {}): FieldLike {
  const id = anchorOf(path);
  const problem = problems.get(path);
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, initialValue: value, maxLength, errors: problem === undefined ? undefined : [plainFieldWords(problem)] };
}

/** `members.0.uscc` is sent as `members[0].uscc`. */
export function nameOf(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}
