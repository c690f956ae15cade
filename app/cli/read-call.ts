import { parseArgs } from "node:util";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput, type Call } from "./command.ts";
import { type CommandSpec, commands, isNeeded, usageOf } from "./commands.ts";

/** How the answer is printed: as asked for, else by where it goes. */
export type Form = "json" | "text";

const forms = ["json", "text", "help"] as const;

/** The command that a call's first words name. Refusal: invalidInput. */
export function findCommand(args: readonly string[]): Result<CommandSpec> {
  const found = commands.find((spec) => spec.words.every((word, index) => args[index] === word));
  if (found) return ok(found);
  const [first = "", second] = args;
  const siblings = commands.filter((spec) => spec.words[0] === first);
  const known = siblings.length > 0 ? siblings.map((spec) => spec.words.join(" ")) : [...new Set(commands.map((spec) => spec.words[0]))];
  const given = siblings.length > 0 && second !== undefined ? `${first} ${second}` : first;
  return badInput({ path: siblings.length > 0 ? "1" : "0", message: cliWords.unknownCommand(given, known.join("、")) });
}

/**
 * Reads what follows the command's words. Refusal invalidInput, with every problem and its place: an option as it
 * was written, an argument by its name in the usage.
 */
export function readCall(spec: CommandSpec, args: readonly string[]): Result<{ call: Call; form: Form | null; help: boolean }> {
  // Options of other commands take their value with them, so that it is not read as an argument of this one.
  const known = commands.flatMap((command) => command.options);
  const options = Object.fromEntries([...known.map((name) => [name, { type: "string" }]), ...forms.map((name) => [name, { type: "boolean" }])]) as Record<string, { type: "string" | "boolean" }>;
  const { tokens } = parseArgs({ args: args.slice(spec.words.length), options, allowPositionals: true, strict: false, tokens: true });
  const problems: FieldProblem[] = [];
  const given: Record<string, string> = {};
  const flags = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const problem = problemOf(token, spec, given);
    if (problem) problems.push({ path: token.rawName, message: problem });
    else if (token.value === undefined) flags.add(token.name);
    else given[token.name] = token.value;
  }
  const help = flags.has("help");
  const placed = place(spec, positionals);
  if (!help) {
    problems.push(...placed.problems);
    for (const option of spec.options) {
      if (isNeeded(spec, option) && given[option] === undefined && !problems.some(({ path }) => path === `--${option}`)) problems.push({ path: `--${option}`, message: cliWords.argumentMissing(usageOf(spec)) });
    }
  }
  const form = flags.has("json") ? "json" : flags.has("text") ? "text" : null;
  return problems.length > 0 ? badInput(...problems) : ok({ call: { named: placed.named, rest: placed.rest, options: given }, form, help });
}

function problemOf(token: { name: string; rawName: string; value?: string | undefined }, spec: CommandSpec, given: Record<string, string>): string | null {
  const isFlag = (forms as readonly string[]).includes(token.name) && token.rawName.startsWith("--");
  const isOption = spec.options.some((option) => option === token.name) && token.rawName.startsWith("--");
  if (!isFlag && !isOption) return cliWords.unknownOption([...spec.options, "json", "text"].map((name) => `--${name}`).join("、"));
  if (isFlag) return token.value === undefined ? null : cliWords.optionTakesNoValue;
  // `--as --json` forgot the name: another option is no value.
  if (token.value === undefined || /^--./.test(token.value)) return cliWords.optionNeedsValue;
  return given[token.name] === undefined ? null : cliWords.optionTwice;
}

function place(spec: CommandSpec, positionals: readonly string[]): { named: Record<string, string>; rest: string[]; problems: FieldProblem[] } {
  const named: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  let next = 0;
  let rest: string[] = [];
  for (const argument of spec.arguments) {
    const name = argument.replace(/[?…]$/, "");
    if (argument.endsWith("…")) rest = positionals.slice(next);
    else if (positionals[next] !== undefined) named[name] = positionals[next++]!;
    const isMissing = argument.endsWith("…") ? rest.length === 0 : !argument.endsWith("?") && named[name] === undefined;
    if (isMissing) problems.push({ path: name, message: cliWords.argumentMissing(usageOf(spec)) });
  }
  const extra = positionals[next + rest.length];
  if (extra !== undefined) problems.push({ path: extra, message: cliWords.tooManyArguments(usageOf(spec)) });
  return { named, rest, problems };
}
