import { rowsOf } from "#app/domain/bid/full-form.ts";
import { askedParts, type AskedForm, type FullDraft, partOf } from "#app/domain/bid/full-parts.ts";
import { maskedNumber } from "#app/domain/bid/id-masks.ts";
import { bidFileWords as words } from "#app/messages/zh-CN/documents.ts";
import { fullChoiceWords, fullFieldWords, fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import type { Block } from "./sheet.ts";

/** 完整申报书 as typed, part by part; what is empty says so. `units`: keys of the units with their names. */
export function fullBlocks(full: FullDraft, asked: AskedForm, units: readonly { key: string; name: string }[]): Block[] {
  const keys = units.map(({ key }) => key);
  return askedParts(asked).flatMap((code): Block[] => {
    const { shape, fields } = partOf(code);
    const labels = fullFieldWords[code];
    const shown = (kind: string, typed: string | undefined) => (!typed ? "" : kind === "choice" ? (fullChoiceWords[typed] ?? typed) : kind === "idNumber" ? maskedNumber(typed) : kind === "unit" ? (units.find(({ key }) => key === typed)?.name ?? typed) : kind === "flag" ? words.ticked : typed);
    const head = (key: string) => `${labels[key]?.label ?? key}${labels[key]?.unit ? `（${labels[key].unit}）` : ""}`;
    const rows = rowsOf(full, code, keys);
    // What a concise form may add and does not has no heading.
    if (rows.length === 0 && asked === "concise") return [];
    const heading: Block = { kind: "heading", text: fullPartWords[code].title };
    if (rows.length === 0) return [heading, { kind: "paragraphs", text: fullWords.none }];
    if (shape === "rows" || code === "budgetLines") {
      const isKeyed = shape !== "rows";
      return [
        heading,
        {
          kind: "table",
          columns: [...(isKeyed ? [{ head: fullWords.item, weight: 3 }] : []), ...fields.map(({ key, most }) => ({ head: head(key), weight: (most ?? 0) >= 200 ? 5 : 3 }))],
          rows: rows.map((row) => [...(isKeyed ? [fullChoiceWords[row.key ?? ""] ?? ""] : []), ...fields.map(({ key, kind }) => shown(kind, row[key]) || words.empty)]),
        },
      ];
    }
    return [
      heading,
      ...rows.flatMap((row, index): Block[] => {
        const short = fields.filter(({ kind }) => kind !== "long");
        return [
          ...(shape === "keyed" ? [{ kind: "paragraphs" as const, text: units[index]?.name ?? "" }] : []),
          ...(short.length > 0 ? [{ kind: "facts" as const, facts: short.map(({ key, kind }) => ({ term: head(key), value: shown(kind, row[key]) })) }] : []),
          ...fields.filter(({ kind }) => kind === "long").flatMap(({ key }): Block[] => [
            { kind: "paragraphs", text: `【${labels[key]?.label ?? key}】` },
            { kind: "paragraphs", text: row[key]?.trim() || words.empty },
          ]),
        ];
      }),
    ];
  });
}
