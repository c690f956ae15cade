import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type ChainVerdict, type ChainProblem, verifyChain } from "#app/crypto/audit-chain.ts";
import { formatChainLine, readChainFile } from "#app/crypto/audit-file.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { chainWords, cliWords } from "#app/messages/zh-CN/cli.ts";
import { type Answer, badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";

/** What the process ends with; a line that is none was not written by us, so the chain is broken there. */
const codes: Readonly<Record<ChainProblem, number>> = { brokenLink: 10, malformed: 10, gap: 11 };

/** `audit export FILE`: JSON lines; the answer says how many and the last hash. `-` is standard output. Refused shortly before a deadline: exportPaused. */
export const auditExport: Run = async ({ named }) => {
  const [{ withDatabase }, { auditLogBatches }, { bulkExportRefusal }] = await Promise.all([import("./with-database.ts"), import("#app/db/audit-log.ts"), import("#app/services/site/export-pause.ts")]);
  const file = named.FILE!;
  const inner = withDatabase(async () => {
    const paused = await bulkExportRefusal();
    if (paused) return paused;
    const out = file === "-" ? null : await openForWriting(file);
    if (out && !out.ok) return out;
    let last = { length: 0, head: "0".repeat(64) };
    try {
      for await (const events of auditLogBatches()) {
        const text = events.map(formatChainLine).join("");
        if (out) await out.value.write(text);
        else await print(text);
        const end = events.at(-1)!;
        last = { length: end.seq, head: end.hash };
      }
    } finally {
      await out?.value.close();
    }
    return ok(out ? { value: { file, ...last }, text: chainWords.exported(file, last.length, last.head) } : { value: undefined });
  });
  return inner({ named, rest: [], options: {} });
};

async function openForWriting(file: string) {
  try {
    return ok(await open(file, "w", 0o600));
  } catch (error) {
    return badInput({ path: "FILE", message: cliWords.unwritableFile(reasonOf(error)) });
  }
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** `audit verify [FILE]`: exit 0 clean, 10 broken link, 11 gap. A file is read without any database. */
export const auditVerify: Run = async ({ named }) => {
  if (named.FILE !== undefined) return verifyFile(named.FILE);
  const [{ withDatabase }, { auditLog, readAuditHead }] = await Promise.all([import("./with-database.ts"), import("#app/db/audit-log.ts")]);
  const inner = withDatabase(async () => {
    // The head first: what is appended while we read comes after it.
    const head = await readAuditHead();
    return ok(answerOf(await verifyChain(auditLog(), head.seq > 0 ? head : undefined)));
  });
  return inner({ named, rest: [], options: {} });
};

async function verifyFile(file: string): Promise<Result<Answer>> {
  const stream = file === "-" ? process.stdin : createReadStream(file);
  try {
    return ok(answerOf(await verifyChain(readChainFile(stream))));
  } catch (error) {
    const { code, syscall } = error as { code?: string; syscall?: string };
    if (syscall === undefined || code === undefined) throw error;
    return badInput({ path: "FILE", message: cliWords.unreadableFile(code) });
  }
}

function answerOf(verdict: ChainVerdict): Answer {
  return { value: verdict, text: chainWords.verdict(verdict), ...(verdict.problem && { code: codes[verdict.problem] }) };
}
