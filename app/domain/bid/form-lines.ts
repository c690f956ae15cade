import { type CorrectableField, correctableFields, type RejectReason } from "./correctable.ts";
import { type Finding, type FormCheckCode, formChecks } from "./form-check.ts";

/** What an officer says to one line of the form check (逐项意见): in order, to be corrected, or a ground for 不予受理. */
export const lineVerdicts = ["pass", "correct", "reject"] as const;
export type LineVerdict = (typeof lineVerdicts)[number];

/** Lines of the form check: what is looked at automatically, and what only a reader sees. */
export const formLines = [...formChecks, "other"] as const;
export type FormLineCode = FormCheckCode | "other";

/** An officer's verdict on one line, beside the automatic finding. */
export interface FormLine {
  line: FormLineCode;
  verdict: LineVerdict;
  reasonCode: RejectReason | null;
  fields: CorrectableField[];
  note: string;
  by: string;
  at: string;
}

/** What a correction of a line opens unless the officer says otherwise; empty where nothing of the form would help. */
export const fieldsOfLine: Readonly<Record<FormLineCode, readonly CorrectableField[]>> = {
  hardIndicators: ["evidence"],
  softIndicators: ["evidence"],
  money: ["money"],
  plan: ["money", "evidence"],
  conditions: ["projectLead", "members", "trl", "files"],
  ownerRelation: ["members"],
  crossMembership: ["members"],
  leadPerson: ["projectLead"],
  staff: ["projectLead"],
  unitLeads: [],
  unitJoins: ["members"],
  confirmations: ["members"],
  creditCodes: ["members"],
  unitClaims: ["members"],
  barredUnits: ["members"],
  attachments: ["files"],
  sealedPages: ["files"],
  budgetSums: ["money", "members"],
  identity: ["summary", "evidence"],
  late: [],
  other: [],
};

/** Whether nothing of a bid is left to look at (无问题): each line is clean by itself or in order by an officer's word. */
export function isSettled(findings: readonly Finding[], lines: readonly Pick<FormLine, "line" | "verdict">[]): boolean {
  if (findings.length === 0 || lines.some(({ verdict }) => verdict !== "pass")) return false;
  return findings.every(({ check, level }) => level === "ok" || lines.some(({ line }) => line === check));
}

/** The one correction notice that follows from the lines: what it opens, and the words; null when no line asks, or one is a ground for 不予受理. */
export function correctionOf(lines: readonly FormLine[]): { fields: CorrectableField[]; notes: string[] } | null {
  const asked = lines.filter(({ verdict }) => verdict === "correct");
  if (asked.length === 0 || lines.some(({ verdict }) => verdict === "reject")) return null;
  const wanted = new Set(asked.flatMap(({ line, fields }) => (fields.length > 0 ? fields : fieldsOfLine[line])));
  return { fields: correctableFields.filter((field) => wanted.has(field)), notes: asked.map(({ note }) => note) };
}

/** The ground for 不予受理 that an officer has found, for the second pair of eyes; null when there is none. */
export function groundOf(lines: readonly FormLine[]): FormLine | null {
  return lines.find(({ verdict }) => verdict === "reject") ?? null;
}
