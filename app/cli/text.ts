import type { VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { lifecycles } from "#app/domain/policy/nouns.ts";
import { factLabels } from "#app/messages/zh-CN/cli-facts.ts";
import { type StateWords, stateWords } from "#app/messages/zh-CN/states.ts";
import { tableOf } from "./table.ts";

/** A view in readable text: one line a fact, a list as a table of its plain columns. Meant for eyes; programs take `--json`. */
export function textOf(noun: string, value: unknown): string {
  if (Array.isArray(value)) return tableOfRows(noun, value as Record<string, unknown>[]);
  return linesOf(noun, value, "").join("\n");
}

function tableOfRows(noun: string, rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "id" && rows.every((row) => typeof row[column] !== "object" || row[column] === null));
  if (columns.length === 0) return "（无）";
  return tableOf([columns.map(labelOf), ...rows.map((row) => columns.map((column) => plain(noun, column, row[column]).replaceAll("\n", " ").slice(0, 60)))]);
}

function linesOf(noun: string, value: unknown, indent: string): string[] {
  if (typeof value !== "object" || value === null) return [`${indent}${plain(noun, "", value)}`];
  return Object.entries(value).flatMap(([key, part]) => {
    // A state is a word of its own noun: `challenge` inside a bid, `challenges` inside a round.
    const inner = [key, key.replace(/s$/, "")].find((name) => name in lifecycles) ?? noun;
    if (typeof part !== "object" || part === null) return [`${indent}${labelOf(key)}：${plain(noun, key, part)}`];
    if (Array.isArray(part)) return [`${indent}${labelOf(key)}：${part.every((one) => typeof one !== "object") ? part.join("、") : ""}`, ...part.filter((one) => typeof one === "object").flatMap((one) => [...linesOf(inner, one, `${indent}  `), ""])];
    return [`${indent}${labelOf(key)}：`, ...linesOf(inner, part, `${indent}  `)];
  });
}

const labelOf = (key: string) => factLabels[key] ?? key;

function plain(noun: string, key: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number" && key.endsWith("Fen")) return `${formatWan(value)}万元`;
  if (typeof value !== "string") return JSON.stringify(value);
  if (key === "status" && noun in lifecycles) return (stateWords[noun as keyof typeof stateWords] as Record<string, StateWords>)[value]?.staff ?? value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatDateTime(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return value;
}

/** Sentences and table of a verdict for a terminal. */
export function verdictText({ title, lines, head, rows }: VerdictWords): string {
  return [title, ...lines, ...(rows.length > 0 ? [head, ...rows].map((row) => row.join("\t")) : [])].join("\n");
}
