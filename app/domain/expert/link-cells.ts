import { readPersonCode } from "#app/domain/organisation/person-code.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";

/** A relation as a cell of a list says it. */
export interface ImportedLink {
  kind: "pastUnit" | "coauthor" | "adviser";
  uscc: string | null;
  personCode: string | null;
  personName: string | null;
  /** The last day that counts, ISO; null for life. */
  until: string | null;
}

/** The last day of a month (`2024-06`) or of a year (`2024`), ISO; null when it is none. A window that ends in it excludes rather too long than too short. */
export function lastDayOf(text: string): string | null {
  const [, year, month = "12"] = /^(19\d{2}|20\d{2})(?:[-./年](0?[1-9]|1[0-2])月?|年)?$/.exec(text) ?? [];
  return year === undefined ? null : new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/**
 * Several entries in a cell, parted by semicolons or lines: `91410800MA40T1AB2C 2024-06` (曾任职单位, until when), `P-0123 2024 张某`
 * (合作人员, the year of the latest joint work, the name for a human), `P-0123 张某` (师生关系). Null when one cannot be read.
 */
export function readLinks(column: "pastUnits" | "coauthors" | "advisers", cell: string): ImportedLink[] | null {
  const links = cell.split(/[;；\n]/).map((entry) => entry.trim()).filter(Boolean).map((entry) => readers[column](entry.split(/[\s:：,，]+/)));
  return links.some((link) => link === null) ? null : (links as ImportedLink[]);
}

const readers: Record<"pastUnits" | "coauthors" | "advisers", (parts: readonly string[]) => ImportedLink | null> = {
  pastUnits: ([code = "", when = ""]) => {
    const uscc = checkUscc(code);
    const until = lastDayOf(when);
    return uscc.format && until ? { kind: "pastUnit", uscc: uscc.normalized, personCode: null, personName: null, until } : null;
  },
  coauthors: ([code = "", when = "", ...name]) => {
    const [personCode, until] = [readPersonCode(code), lastDayOf(when)];
    return personCode && until ? { kind: "coauthor", uscc: null, personCode, personName: name.join(" ") || null, until } : null;
  },
  advisers: ([code = "", ...name]) => {
    const personCode = readPersonCode(code);
    return personCode ? { kind: "adviser", uscc: null, personCode, personName: name.join(" ") || null, until: null } : null;
  },
};
