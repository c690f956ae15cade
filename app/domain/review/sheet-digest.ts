import type { Sheet } from "./sheet.ts";

/** What the digest of a signed sheet covers, besides the row's salt. The log, the ranking file and an auditor build the same value. */
export interface SheetFacts {
  assignment: string;
  revision: number;
  salt: string;
  marks: Record<string, number | null>;
  reasons: Record<string, string>;
  /** Only where a veto is raised. */
  vetoes?: Record<string, string>;
  opinion: string;
}

/** The facts of a stored sheet; hashed as canonical JSON. */
export function sheetFacts(assignmentId: string, sheet: Sheet & { revision: number; salt: string }): SheetFacts {
  return { assignment: assignmentId, revision: sheet.revision, salt: sheet.salt, marks: { ...sheet.marks }, reasons: { ...sheet.reasons }, ...(Object.keys(sheet.vetoes).length > 0 && { vetoes: { ...sheet.vetoes } }), opinion: sheet.opinion };
}
