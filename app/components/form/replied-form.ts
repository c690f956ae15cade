import type { SubmissionResult } from "@conform-to/dom";
import type { FieldLike } from "./field-frame.tsx";

export interface RepliedForm {
  id: string;
  errors: string[] | undefined;
  allErrors: Record<string, string[]>;
  field: (name: string) => FieldLike;
}

/**
 * A form that the server alone judges, as its parts need it: what was typed and what is wrong come with the last reply.
 * Conform's hook would watch every key besides, for nothing here and ten kB.
 */
export function repliedForm(id: string, reply: SubmissionResult<string[]> | undefined): RepliedForm {
  const allErrors = Object.fromEntries(Object.entries(reply?.error ?? {}).filter((one): one is [string, string[]] => one[1] !== null));
  const valueOf = (name: string) => name.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], reply?.initialValue);
  const field = (name: string) => ({ id: `${id}-${name}`, name, errorId: `${id}-${name}-error`, descriptionId: `${id}-${name}-description`, errors: allErrors[name], initialValue: valueOf(name) });
  return { id, errors: allErrors[""], allErrors, field };
}
