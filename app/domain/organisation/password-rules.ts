import { z } from "zod";

/** Password rules of an installation (口令规则), a setting; figures in characters, days, minutes. */
export interface PasswordRules {
  minLength: number;
  /** How many of the four classes (lower, upper, digit, other) must appear. */
  minClasses: number;
  /** How many former passwords may not come back. */
  history: number;
  /** After how many days staff and experts set a new one; null: never. */
  expiryDays: number | null;
  /** Idle minutes of staff, and of the three administrators. */
  staffIdleMinutes: number;
  administratorIdleMinutes: number;
  /** Whether a new sign-in of an administrator ends the earlier ones. */
  oneSessionForAdministrators: boolean;
}

/** `standard`: long, not guessable, no forced change. `dengbao3`: the values of guide 7.1 for 等保三级, without its lock-out (guide 0.1, 11). */
export const passwordPresets = {
  standard: {
    minLength: 10,
    minClasses: 1,
    history: 0,
    expiryDays: null,
    staffIdleMinutes: 30,
    administratorIdleMinutes: 30,
    oneSessionForAdministrators: false,
  },
  dengbao3: {
    minLength: 10,
    minClasses: 3,
    history: 5,
    expiryDays: 90,
    staffIdleMinutes: 30,
    administratorIdleMinutes: 15,
    oneSessionForAdministrators: true,
  },
} as const satisfies Record<string, PasswordRules>;

export type PasswordPreset = keyof typeof passwordPresets;

/** The key of `setting` that holds the rules: `{ "preset": "dengbao3" }`, with single values overridden if wanted. */
export const passwordRulesSetting = "passwordRules";

const settingSchema = z.object({
  preset: z.enum(["standard", "dengbao3"]).default("standard"),
  minLength: z.int().min(8).max(64).optional(),
  minClasses: z.int().min(1).max(4).optional(),
  history: z.int().min(0).max(24).optional(),
  expiryDays: z.int().min(1).max(3650).nullable().optional(),
  staffIdleMinutes: z.int().min(5).max(480).optional(),
  administratorIdleMinutes: z.int().min(5).max(480).optional(),
  oneSessionForAdministrators: z.boolean().optional(),
});

/** The rules that a stored setting means; what is absent or unreadable falls back to `standard`. */
export function readPasswordRules(setting: unknown): PasswordRules {
  const parsed = settingSchema.safeParse(setting ?? {});
  if (!parsed.success) return passwordPresets.standard;
  const { preset, ...overrides } = parsed.data;
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  return { ...passwordPresets[preset], ...given };
}

export type PasswordProblem = "passwordTooShort" | "passwordTooLong" | "passwordTooFewClasses" | "passwordContainsName" | "passwordGuessable";

const longest = 128;
/** Beginnings and keyboard runs that every guessing list starts with. */
const guessable = ["password", "qwerty", "asdfgh", "1qaz2wsx", "123456", "654321", "abcdef", "admin", "jiebang", "jiaozuo", "woaini", "5201314"];

/** What is wrong with a new password, or null. `names`: user name, phone, e-mail of the person. Former passwords are not judged here. */
export function passwordProblem(rules: PasswordRules, password: string, names: readonly string[]): PasswordProblem | null {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < rules.minLength) return "passwordTooShort";
  if (length > longest) return "passwordTooLong";
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((pattern) => pattern.test(text)).length;
  if (classes < rules.minClasses) return "passwordTooFewClasses";
  const lower = text.toLowerCase();
  if (names.some((name) => name.length >= 4 && lower.includes(name.toLowerCase()))) return "passwordContainsName";
  return isGuessable(lower) ? "passwordGuessable" : null;
}

/** A password that is mostly a known run, or a repetition of at most three characters. */
function isGuessable(lower: string): boolean {
  if (new Set(lower).size <= 3) return true;
  const rest = guessable.reduce((text, run) => text.replaceAll(run, ""), lower);
  return [...rest].length <= 4 && rest.length < lower.length;
}
