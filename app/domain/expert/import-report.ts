import type { ImportedExpert, RowProblem, RowReading } from "./import-rows.ts";

/** What the bank says of a row: who is there already. */
export interface KnownExperts {
  /** Name and unit by number; number by telephone and by name with unit. */
  byNo: ReadonlyMap<string, string>;
  byPhone: ReadonlyMap<string, string>;
  byNameAndUnit: ReadonlyMap<string, string>;
  /** Telephones of people who have an account and are no experts. */
  takenPhones: ReadonlySet<string>;
  /** Registered name of a unit by its code. */
  unitNames: ReadonlyMap<string, string>;
}

/** `new` is imported; `known` stands in the bank, `repeated` stands above in the file: both are left out; `refused` must be corrected. */
export type RowOutcome = "new" | "known" | "repeated" | "refused";

export interface RowReport {
  line: number;
  name: string;
  outcome: RowOutcome;
  problems: RowProblem[];
  warnings: RowProblem[];
  /** The number of the expert that stands already, or the line of the file that says the same. */
  same: string | null;
}

export interface ImportReport {
  rows: RowReport[];
  experts: ImportedExpert[];
}

export const nameAndUnit = ({ name, uscc }: Pick<ImportedExpert, "name" | "uscc">): string => `${plain(name)}|${uscc}`;

/** A row further up with the same telephone, name and unit, or number. */
interface Seen {
  line: number;
  name: string;
  phone: string | null;
}

const plain = (name: string) => name.replaceAll(" ", "");

/** One number for two names and two telephones: nobody can say which of them it is, so the row is not taken for the other. */
const isSomebodyElse = ({ name, phone }: ImportedExpert, above: Seen) => plain(name) !== plain(above.name) && (phone === null || phone !== above.phone);

/** Compares what was read with the bank and with itself, row by row (逐行核对). */
export function reportImport(readings: readonly RowReading[], known: KnownExperts): ImportReport {
  const rows: RowReport[] = [];
  const experts: ImportedExpert[] = [];
  const seen = new Map<string, Seen>();
  const units = new Map<string, string>();
  for (const reading of readings) {
    const { line, name, expert } = reading;
    if (expert === null) {
      rows.push({ line, name, outcome: "refused", problems: reading.problems, warnings: [], same: null });
      continue;
    }
    const marks = [...(expert.phone ? [`phone ${expert.phone}`] : []), `name ${nameAndUnit(expert)}`, ...(expert.no ? [`no ${expert.no}`] : [])];
    const standing = standingIn(expert, known);
    const above = marks.map((mark) => seen.get(mark)).find((found) => found !== undefined);
    for (const mark of marks) if (!seen.has(mark)) seen.set(mark, { line, name, phone: expert.phone });
    const isOther = above !== undefined && isSomebodyElse(expert, above);
    const problems: RowProblem[] = standing === null ? [...takenBy(expert, known), ...(isOther ? [{ column: "no" as const, message: "expertNumberAbove" }] : [])] : [];
    const outcome: RowOutcome = standing !== null ? "known" : problems.length > 0 ? "refused" : above !== undefined ? "repeated" : "new";
    const registered = known.unitNames.get(expert.uscc);
    const unitAbove = units.get(expert.uscc) ?? expert.unitName;
    units.set(expert.uscc, unitAbove);
    const warnings: RowProblem[] = [
      ...reading.warnings,
      ...(registered !== undefined && registered !== expert.unitName ? [{ column: "unitName" as const, message: "unitNameDiffers" }] : []),
      ...(registered === undefined && unitAbove !== expert.unitName ? [{ column: "unitName" as const, message: "unitNameAbove" }] : []),
      ...(outcome === "repeated" && above !== undefined && plain(above.name) !== plain(name) ? [{ column: "name" as const, message: "nameAbove" }] : []),
    ];
    rows.push({ line, name, outcome, problems, warnings, same: standing ?? (above !== undefined && (outcome === "repeated" || isOther) ? String(above.line) : null) });
    if (outcome === "new") experts.push(expert);
  }
  return { rows, experts };
}

/** The same person by number and name, by telephone, or by name and unit. */
function standingIn(expert: ImportedExpert, { byNo, byPhone, byNameAndUnit }: KnownExperts): string | null {
  if (expert.no !== null && byNo.get(expert.no) === nameAndUnit(expert)) return expert.no;
  return (expert.phone !== null ? byPhone.get(expert.phone) : undefined) ?? byNameAndUnit.get(nameAndUnit(expert)) ?? null;
}

/** What belongs to somebody else: two people are never made one. */
function takenBy({ no, phone }: ImportedExpert, { byNo, takenPhones }: KnownExperts): RowProblem[] {
  return [
    ...(no !== null && byNo.has(no) ? [{ column: "no" as const, message: "expertNumberTaken" }] : []),
    ...(phone !== null && takenPhones.has(phone) ? [{ column: "phone" as const, message: "phoneOfAnother" }] : []),
  ];
}
