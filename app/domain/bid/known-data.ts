import { formatWan } from "#app/domain/kernel/money.ts";
import type { UnitProfile } from "#app/domain/organisation/profile.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { valueOf } from "./full-form.ts";
import { type FullDraft, type FullPartCode, type FullRow, leadKey, partOf, unitKeysOf } from "./full-parts.ts";
import type { BidDraft } from "./schema.ts";

/** What is known already: of the lead unit (单位资料) and of who writes (个人资料). */
export interface Known {
  leadUscc: string;
  leadName: string;
  unit: UnitProfile | null;
  person: { name: string; title: string; degree: string } | null;
}

/** A field that says something else than the profiles do. */
export interface KnownDifference {
  path: string;
  here: string;
  known: string;
}

interface KnownRow {
  code: "units" | "people";
  /** Of a unit: units stand under their keys, people in their order. */
  key?: string;
  /** Where the row stands, or would. */
  index: number;
  values: FullRow;
}

/** The parts with what is known in every field that nobody filled; `filled` names them. Ticks come only into a row that nobody began. */
export function withKnown(draft: BidDraft, known: Known): { full: FullDraft; filled: string[] } {
  const filled: string[] = [];
  const full = lay(draft, known, (code, index, key, row) => {
    const isFree = isFlag(code, key) ? isUnwritten(row) : (row[key] ?? "").trim() === "";
    if (isFree) filled.push(`full.${code}.${index}.${key}`);
    return isFree;
  });
  return { full, filled };
}

/** Where the form and the profiles say different things. */
export function knownDifferences(draft: BidDraft, known: Known): KnownDifference[] {
  return knownRows(draft, known).flatMap((one) => {
    const { code, index, values } = one;
    const row = rowAt(draft.full, one);
    if (isUnwritten(row)) return [];
    return Object.entries(values).flatMap(([key, text]) => {
      const here = row[key] ?? "";
      const isSaid = isFlag(code, key) || here.trim() !== "";
      return isSaid && !isSame(code, key, here, text) ? [{ path: `full.${code}.${index}.${key}`, here, known: text }] : [];
    });
  });
}

/** The parts with all that is known in place of what stood there (用资料更新). */
export function refreshed(draft: BidDraft, known: Known): FullDraft {
  return lay(draft, known, () => true);
}

function lay(draft: BidDraft, known: Known, takes: (code: FullPartCode, index: number, key: string, row: FullRow) => boolean): FullDraft {
  const full: Partial<Record<FullPartCode, FullRow[]>> = Object.fromEntries(Object.entries(draft.full).map(([code, rows]) => [code, [...rows]]));
  for (const one of knownRows(draft, known)) {
    const { code, index, values } = one;
    const row = rowAt(full, one);
    const taken = Object.fromEntries(Object.entries(values).filter(([key]) => takes(code, index, key, row)));
    if (Object.keys(taken).length === 0) continue;
    const next = { ...row, ...taken };
    const rows = (full[code] ??= []);
    const at = rows.indexOf(row);
    if (at >= 0) rows[at] = next;
    else rows.push(next);
  }
  return full;
}

function knownRows(draft: BidDraft, { leadUscc, leadName, unit, person }: Known): KnownRow[] {
  const units = unitKeysOf(draft).map((key, index): KnownRow => ({ code: "units", key, index, values: written({ ...ofCode(key === leadKey ? leadUscc : key), ...(key === leadKey && unit && ofProfile(unit)) }) }));
  return [...units, ...personRows(draft, person, leadName)];
}

/** Who writes, where the list has that person; as its first where nobody is listed and the person leads the project. */
function personRows({ full, projectLead }: BidDraft, person: Known["person"], leadName: string): KnownRow[] {
  if (person === null) return [];
  const people = full.people ?? [];
  const at = people.findIndex(({ name }) => name === person.name);
  if (at >= 0) return [{ code: "people", index: at, values: written({ title: person.title, degree: person.degree }) }];
  return people.length === 0 && projectLead.name === person.name ? [{ code: "people", index: 0, values: written({ ...person, unit: leadName }) }] : [];
}

/** The kind of a unit by its code: enterprises only, a public institution may be a university or an institute. */
function ofCode(uscc: string): FullRow {
  const { format, kind } = checkUscc(uscc);
  if (!format) return {};
  return kind === "enterprise" ? { type: "enterprise" } : { scale: "none" };
}

function ofProfile({ address, legalRepresentative, registeredOn, capitalFen, scale, highTech, specialised, contactName, contactPhone }: UnitProfile): FullRow {
  return {
    registeredOn: registeredOn ?? "",
    capitalFen: capitalFen === null ? "" : formatWan(capitalFen),
    address,
    legalPerson: legalRepresentative,
    contact: contactName,
    contactPhone,
    ...(scale !== "" && { scale }),
    highTech: highTech ? "on" : "",
    specialised: specialised ? "on" : "",
  };
}

function written(row: FullRow): FullRow {
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== ""));
}

function rowAt(full: FullDraft, { code, key, index }: KnownRow): FullRow {
  if (key === undefined) return full[code]?.[index] ?? {};
  return full[code]?.find((row) => row.key === key) ?? { key };
}

function isFlag(code: FullPartCode, key: string): boolean {
  return partOf(code).fields.some((field) => field.key === key && field.kind === "flag");
}

function isUnwritten(row: FullRow): boolean {
  return Object.entries(row).every(([key, text]) => key === "key" || text.trim() === "");
}

function isSame(code: FullPartCode, key: string, one: string, other: string): boolean {
  const field = partOf(code).fields.find((candidate) => candidate.key === key);
  return field ? valueOf(field, one) === valueOf(field, other) : one === other;
}
