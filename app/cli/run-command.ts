import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { commandHelp } from "#app/messages/zh-CN/command-help.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import type { Answer } from "./command.ts";
import { commands, usageOf } from "./commands.ts";
import { failureSentence } from "./failure.ts";
import { findCommand, type Form, readCall } from "./read-call.ts";

/** A refusal as the contract prints it. Fields keep their path; codes of messages become sentences. */
function printable(refusal: Refusal): { code: string; words: string; fields?: { path: string; message: string }[]; facts?: Refusal["facts"] } {
  const { code, fields, facts } = refusal;
  return {
    code,
    words: refusalWords(refusal),
    ...(fields && { fields: fields.map(({ path, message }) => ({ path, message: fieldWords(message) })) }),
    ...(facts && { facts }),
  };
}

function refuseCall(refusal: Refusal): number {
  const shown = printable(refusal);
  process.stdout.write(`${JSON.stringify(shown)}\n`);
  process.stderr.write([shown.words, ...(shown.fields ?? []).map(({ path, message }) => path === "" ? `  ${message}` : `  ${path}：${message}`)].join("\n") + "\n");
  return refusal.code === "invalidInput" ? 2 : 3;
}

function printAnswer({ value, text }: Answer, form: Form | null): void {
  if (value === undefined) return;
  const isText = form === "text" || (form === null && process.stdout.isTTY);
  process.stdout.write(`${isText && text !== undefined ? text : JSON.stringify(value)}\n`);
}

function usage(): string {
  const width = Math.max(...commands.map((spec) => usageOf(spec).length)) + 2;
  return cliWords.usage(commands.map((spec) => `  ${usageOf(spec).padEnd(width)}${commandHelp[spec.words.join(" ")] ?? ""}`).join("\n"));
}

/** Runs one command and returns its exit code: 0 done, 3 refused, 2 bad input, 1 failure. */
export async function runCommand(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === "help" || args[0] === "--help") {
    (args.length === 0 ? process.stderr : process.stdout).write(`${usage()}\n`);
    return args.length === 0 ? 2 : 0;
  }
  try {
    const spec = findCommand(args);
    if (!spec.ok) return refuseCall(spec.refusal);
    const read = readCall(spec.value, args);
    if (!read.ok) return refuseCall(read.refusal);
    if (read.value.help) {
      process.stdout.write(`${usageOf(spec.value)}\n`);
      return 0;
    }
    const run = await spec.value.load();
    const result = await run(read.value.call);
    if (!result.ok) return refuseCall(result.refusal);
    printAnswer(result.value, read.value.form);
    return result.value.code ?? 0;
  } catch (error) {
    process.stderr.write(`${failureSentence(error)}\n`);
    return 1;
  }
}
