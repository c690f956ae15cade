import { z } from "zod";
import { type CorrectableField, correctableFields } from "./correctable.ts";
import { type BidDraft, type BidSubmission, draftOf } from "./schema.ts";

export const correctableFieldsSchema = z.array(z.enum(correctableFields)).min(1, "required").refine((fields) => new Set(fields).size === fields.length, "duplicate");

/** Parts of the form that a field opens besides its own. */
const alongWith: Readonly<Partial<Record<CorrectableField, readonly string[]>>> = { members: ["leadPart"], money: ["milestones"], evidence: ["unitCost"] };

/** The fields in which two contents differ; `promised` when a promised value does, which no correction allows. */
export function changedFields(before: BidSubmission, after: BidSubmission): (CorrectableField | "promised")[] {
  const parts = (content: BidSubmission): Record<CorrectableField | "promised", unknown> => ({
    projectLead: content.projectLead,
    // Not the name: it follows the register of units. Nor the lead's part: it is what money and members leave.
    members: content.members.map(({ name: _name, ...member }) => member),
    evidence: [sorted(content.promised).map(([code, promise]) => [code, promise.evidence]), content.unitCost],
    trl: content.trl,
    summary: [content.summary, content.full],
    money: [content.money, content.milestones],
    statements: content.statements,
    // Supplied files stand beside the content, not in it.
    files: null,
    promised: sorted(content.promised).map(([code, promise]) => [code, promise.value]),
  });
  const [one, other] = [parts(before), parts(after)];
  return (Object.keys(one) as (keyof typeof one)[]).filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

/** The draft of a correction: the opened fields as typed, everything else as it was submitted. */
export function openedOnly(content: BidSubmission, typed: BidDraft, fields: readonly CorrectableField[]): BidDraft {
  const take = <K extends Exclude<CorrectableField, "evidence" | "files">>(field: K): BidDraft[K] => (fields.includes(field) ? typed : draftOf(content))[field];
  const promised = Object.fromEntries(
    Object.entries(content.promised).map(([code, { value, evidence }]) => {
      const words = Object.hasOwn(typed.promised, code) ? typed.promised[code]?.evidence : undefined;
      return [code, { value, evidence: fields.includes("evidence") ? (words ?? evidence) : evidence }];
    }),
  );
  return {
    projectLead: take("projectLead"),
    members: take("members"),
    leadPart: fields.includes("members") || fields.includes("money") ? typed.leadPart : draftOf(content).leadPart,
    promised,
    trl: take("trl"),
    summary: take("summary"),
    full: fields.includes("summary") ? typed.full : draftOf(content).full,
    money: take("money"),
    milestones: (fields.includes("money") ? typed : content).milestones,
    unitCost: (fields.includes("evidence") ? typed : draftOf(content)).unitCost,
    statements: take("statements"),
    unread: Object.fromEntries(Object.entries(typed.unread).filter(([path]) => fields.some((field) => [field, ...(alongWith[field] ?? [])].some((part) => path.startsWith(`${part}.`))))),
  };
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
