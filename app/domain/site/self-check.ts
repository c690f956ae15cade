/** 申报环境自检: what bidding needs of a browser and its network, in the order in which it is tried. */
export const selfChecks = ["signIn", "cookies", "clock", "patch", "override", "smallParts", "multipart", "speed", "storage", "encryption", "print", "pdf"] as const;
export type SelfCheck = (typeof selfChecks)[number];

/** The ways in which a file may come in; one of them is enough. */
export const uploadWays = ["patch", "override", "smallParts", "multipart"] as const satisfies readonly SelfCheck[];

/** What came out: worked, did not, or could not be tried. `value`: seconds of drift, KB a second. */
export interface CheckOutcome {
  result: "yes" | "no" | "untried";
  value: number | null;
}

/** 自检结果 as a slip keeps it: no person, no address; the make of browser and system alone. */
export interface SelfCheckResult {
  outcomes: Partial<Record<SelfCheck, CheckOutcome>>;
  browser: string;
}

/** More drift than this between the visitor's clock and ours is told; deadlines follow ours anyway. */
export const mostDriftSeconds = 60;

export type SelfCheckVerdict = "ready" | "limited" | "blocked" | "untried";

/**
 * What the results mean: `blocked` when nobody could bid from here (no sign-in, no way for a file), `limited` when something
 * helpful is missing, `untried` when nothing could be tried (no script).
 */
export function verdictOf({ outcomes }: Pick<SelfCheckResult, "outcomes">): SelfCheckVerdict {
  const results = selfChecks.map((check) => outcomes[check]?.result ?? "untried");
  if (results.every((result) => result === "untried")) return "untried";
  const isNo = (check: SelfCheck) => outcomes[check]?.result === "no";
  if (isNo("signIn") || isNo("cookies") || uploadWays.every(isNo)) return "blocked";
  return results.includes("no") ? "limited" : "ready";
}

/** `Chrome 141 / Windows`: the make alone, from what a browser says of itself. */
export function browserMake(userAgent: string): string {
  const makes: [RegExp, string][] = [
    [/Edg\/(\d+)/, "Edge"],
    [/(?:QQBrowser|MetaSr|360SE|360EE|UBrowser)\/?(\d*)/, "国产浏览器"],
    [/MicroMessenger\/(\d+)/, "微信"],
    [/Firefox\/(\d+)/, "Firefox"],
    [/Chrome\/(\d+)/, "Chrome"],
    [/Version\/(\d+).*Safari/, "Safari"],
  ];
  const systems: [RegExp, string][] = [[/Windows/, "Windows"], [/Android/, "Android"], [/iPhone|iPad/, "iOS"], [/Mac OS X/, "macOS"], [/Linux/, "Linux"]];
  const make = makes.find(([pattern]) => pattern.test(userAgent));
  const version = make?.[0].exec(userAgent)?.[1] ?? "";
  return `${make ? `${make[1]} ${version}`.trim() : "其他浏览器"} / ${systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "其他系统"}`;
}

/** Letters and digits that cannot be confused on the telephone. */
export const slipAlphabet = "23456789ABCDEFGHJKMNPQRTUVWXY";
const slipLength = 6;

/** A slip's code as it is kept: six characters, `7KQ-4M2` as it is read out; null for anything else. */
export function normalizeSlipCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s\-－—]/g, "");
  return plain.length === slipLength && [...plain].every((letter) => slipAlphabet.includes(letter)) ? plain : null;
}

export function formatSlipCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
