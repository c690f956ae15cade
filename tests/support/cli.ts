import { spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { vi } from "vitest";
import { runCommand } from "#app/cli/run-command.ts";
import { build } from "#app/start/build.js";

/** What a command did: exit code, both streams, and what stood on standard output as JSON (undefined when it is none). */
export interface CommandRun {
  code: number | null;
  out: string;
  err: string;
  json: any;
}

function readRun(code: number | null, out: string, err: string): CommandRun {
  let json: unknown;
  try {
    json = JSON.parse(out);
  } catch {
    json = undefined;
  }
  return { code, out, err, json };
}

/** Runs a command in this process, on the test's database. */
export async function jiebang(...args: string[]): Promise<CommandRun> {
  const [out, err]: string[][] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean(out!.push(String(text)))),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean(err!.push(String(text)))),
  ];
  try {
    const code = await runCommand(args);
    return readRun(code, out!.join(""), err!.join(""));
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs a command that must be done; answers its JSON. */
export async function done(...args: string[]): Promise<any> {
  const run = await jiebang(...args, "--json");
  if (run.code !== 0) throw new Error(`${args.join(" ")}: ${run.code} ${run.out}${run.err}`);
  return run.json;
}

/** Writes JSON to a file and answers its path. */
export async function jsonFile(value: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "jiebang-cli-")), "input.json");
  await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
}

/** Makes the commands as operators run them, when they are older than their source. */
export async function buildCommands(): Promise<string> {
  await build("node");
  return resolve("build/node/cli.js");
}

/** Runs the built command in a process of its own; `env` replaces single variables (undefined takes one away). */
export function spawnJiebang(file: string, args: string[], options: { env?: Record<string, string | undefined>; input?: string } = {}): Promise<CommandRun> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", ...options.env };
  const child = spawn(process.execPath, [file, ...args], { env });
  const [out, err]: string[][] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (text: string) => out!.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => err!.push(text));
  child.stdin.on("error", () => undefined).end(options.input ?? "");
  return new Promise((settle, fail) => child.on("error", fail).on("close", (code) => settle(readRun(code, out!.join(""), err!.join("")))));
}

/** Runs a command in a process of its own, on the test's database. */
export async function jiebangProcess(...args: string[]): Promise<CommandRun> {
  return spawnJiebang(await buildCommands(), args);
}
