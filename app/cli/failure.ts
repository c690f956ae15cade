import { failureWords } from "#app/messages/zh-CN/cli.ts";

const unreachable = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET", "EHOSTUNREACH", "EAI_AGAIN", "57P03", "57P01", "3D000"]);

/** Classes of PostgreSQL's errors that an operator can do something about. */
const byCode: Readonly<Record<string, string>> = {
  "28P01": failureWords.wrongLogin,
  "28000": failureWords.wrongLogin,
  "42P01": failureWords.notDeployed,
  "42703": failureWords.notDeployed,
  "42883": failureWords.notDeployed,
  "42501": failureWords.noRights,
  "53100": failureWords.diskFull,
  ENOSPC: failureWords.diskFull,
};

/** What went wrong in one sentence: no stack, no password, no text of a bid. */
export function failureSentence(error: unknown): string {
  const { code, message, syscall } = rootOf(error);
  if (unreachable.has(code) || (code === "ENOENT" && syscall === "connect")) return failureWords.noDatabase(whereabouts());
  return byCode[code] ?? failureWords.other(message.split("\n")[0]!.slice(0, 300));
}

function rootOf(error: unknown): { code: string; message: string; syscall: unknown } {
  // A refused connection to two addresses of one name comes as an AggregateError without words.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message, syscall } = (first ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown };
  return { code: typeof code === "string" ? code : "", message: typeof message === "string" ? message : String(first), syscall };
}

function whereabouts(): string {
  const url = process.env.DATABASE_URL;
  if (!url || !URL.canParse(url)) return "";
  const { host, pathname } = new URL(url);
  return ` ${host}${pathname}`;
}
