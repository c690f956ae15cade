import { readShare } from "#app/domain/bid/form.ts";
import type { MemberForm } from "#app/domain/bid/form-schema.ts";
import { valueOf } from "#app/domain/bid/full-form.ts";
import { type FullField, type FullPartCode, partOf } from "#app/domain/bid/full-parts.ts";
import { memberRoles, type MoneySource, moneySources } from "#app/domain/bid/parts.ts";
import type { PastedColumn } from "#app/domain/bid/pasted-table.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { moneyWords } from "#app/messages/zh-CN/bid.ts";
import { fullChoiceWords, fullFieldWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { memberRoleWords, partWords } from "#app/messages/zh-CN/members.ts";
import { memberFieldWords, otherHeads, unitsOfCells } from "#app/messages/zh-CN/pasted-heads.ts";

/** The columns of a table of 完整申报书: the words beside its fields, and others that people use in their sheets. */
export function fullColumns(code: FullPartCode, units: readonly { key: string; name: string }[] = []): PastedColumn[] {
  const { fields, keys } = partOf(code);
  const columns = fields.map((field): PastedColumn => ({ key: field.key, heads: headsOf(fullFieldWords[code][field.key]?.label ?? field.key, field.key), ...(field.kind === "wan" ? { isMoney: true } : { read: (cell: string) => readCell(field, cell, units) }) }));
  return keys ? [{ key: "key", heads: otherHeads.key ?? [], read: (cell) => keyOf(keys, cell) }, ...columns] : columns;
}

/** What the columns are called beside the table. */
export function fullLabels(code: FullPartCode, item: string): Record<string, string> {
  return { key: item, ...Object.fromEntries(Object.entries(fullFieldWords[code]).map(([key, { label, unit }]) => [key, unit ? `${label}（${unit}）` : label])) };
}

function headsOf(label: string, key: string): string[] {
  return [label, ...label.split("或"), ...(otherHeads[key] ?? [])];
}

function readCell(field: FullField, cell: string, units: readonly { key: string; name: string }[]): string | null {
  if (field.kind === "unit") return unitOf(units, cell);
  if (field.kind === "choice") return field.choices?.find((choice) => choice === cell.trim() || fullChoiceWords[choice] === cell.trim()) ?? null;
  const isNumber = field.kind === "count" || field.kind === "decimal" || field.kind === "year";
  const plain = isNumber ? cell.replace(unitsOfCells, "").trim() : cell;
  return valueOf(field, plain) === undefined ? null : plain;
}

/** By its name, also in short; `牵头单位` is the first. */
function unitOf(units: readonly { key: string; name: string }[], cell: string): string | null {
  const plain = cell.replace(/\s/g, "");
  if (plain === fullWords.leadUnit) return units[0]?.key ?? null;
  const fitting = units.filter(({ key, name }) => key === plain || name === plain || (plain.length >= 4 && name.includes(plain)));
  return fitting.length === 1 ? fitting[0]!.key : null;
}

function keyOf(keys: readonly string[], cell: string): string | null {
  // Numbered as budgets are: `（一）设备费`.
  return keys.find((key) => cell.includes((fullChoiceWords[key] ?? key).replace(/费用?$/, ""))) ?? null;
}

const sourceKey = (source: MoneySource) => `moneyIn.${source}`;

export const memberColumns: readonly PastedColumn[] = [
  { key: "name", heads: otherHeads.memberName ?? [] },
  { key: "uscc", heads: otherHeads.uscc ?? [], read: (cell) => (checkUscc(cell).format ? checkUscc(cell).normalized : null) },
  { key: "role", heads: otherHeads.role ?? [], read: (cell) => memberRoles.find((role) => cell.trim() === memberRoleWords[role]) ?? null },
  { key: "tasks", heads: otherHeads.tasks ?? [] },
  { key: "people", heads: otherHeads.people ?? [] },
  ...moneySources.map((source): PastedColumn => ({ key: sourceKey(source), heads: headsOf(moneyWords[source], source), isMoney: true })),
  { key: "moneyOutFen", heads: [partWords.out], isMoney: true },
  { key: "ipShare", heads: headsOf(partWords.ip, "ipShare"), read: (cell) => (readShare(cell) === null ? null : cell.replace(/[%％\s]/g, "")) },
];

export const memberLabels: Record<string, string> = { ...memberFieldWords, ...Object.fromEntries(moneySources.map((source) => [sourceKey(source), `投入：${moneyWords[source]}（万元）`])), moneyOutFen: `${partWords.out}（万元）`, ipShare: `${partWords.ip}（%）` };

/** A pasted row as the form's block; a role that is none is left to be chosen. */
export function memberOf(row: Readonly<Record<string, string>>): MemberForm {
  const text = (key: string, most: number) => (row[key] ?? "").slice(0, most);
  const role = text("role", 20);
  return {
    uscc: text("uscc", 60),
    name: text("name", 100),
    role: memberRoles.some((one) => one === role) ? role : "",
    tasks: text("tasks", 1000),
    people: text("people", 1000),
    moneyIn: { fiscalFen: text(sourceKey("fiscalFen"), 30), ownerPayFen: text(sourceKey("ownerPayFen"), 30), selfRaisedFen: text(sourceKey("selfRaisedFen"), 30) },
    moneyOutFen: text("moneyOutFen", 30),
    ipShare: text("ipShare", 30),
  };
}
