import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";

/** What a command answers: the value for `--json` (undefined: already printed), how it reads, and an exit code when it is a finding. */
export interface Answer {
  value: unknown;
  text?: string;
  code?: number;
}

/** A call that was read: the positionals by name (`many` ones as a list), the options that were given. */
export interface Call {
  named: Readonly<Record<string, string>>;
  rest: readonly string[];
  options: Readonly<Record<string, string>>;
}

export type Run = (call: Call) => Promise<Result<Answer>>;

/** Input that is no good, with its place: exit code 2. */
export function badInput(...fields: FieldProblem[]) {
  return refuse("invalidInput", { fields });
}
