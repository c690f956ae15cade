import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import type { FieldLike } from "./field-frame.tsx";

/** A field of a form that asks by its address (GET): what was given, and what a rule says of it. No script keeps its state. */
export function queryField(name: string, value: string | undefined, problems: readonly FieldProblem[] = []): FieldLike {
  const errors = problems.filter(({ path }) => path === name).map(({ message }) => fieldWords(message));
  return { id: name, name, errorId: `${name}-error`, descriptionId: `${name}-hint`, initialValue: value, ...(errors.length > 0 && { errors }) };
}
