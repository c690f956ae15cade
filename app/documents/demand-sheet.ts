import type { IndicatorRow } from "#app/domain/challenge/indicator-row.ts";
import { type DemandForm, demandMoney, demandTexts, type DemandText, statementKeys } from "#app/domain/demand/form.ts";
import { demandSheetWords as words, demandTextWords, statementWords } from "#app/messages/zh-CN/demand.ts";
import type { Block, Sheet } from "./sheet.ts";

/** What stands in 需求征集表; `demand` null: an empty one, to be filled by hand and sent in on paper. */
export interface DemandSheetFacts {
  callTitle: string;
  /** ISO: of the demand's last change, of the call's publication. */
  at: string;
  demand: { no: string; unitName: string; unitUscc: string; form: DemandForm } | null;
}

const short: readonly DemandText[] = ["industry", "keywords", "contactName", "contactPhone"];
const rowsByHand = 6;
const linesByHand = 6;

/** 需求征集表 to print, sign and seal: the fields of the form in its order. */
export function demandSheet({ callTitle, at, demand }: DemandSheetFacts): Sheet {
  const form = demand?.form;
  // Of an empty form a blank stays blank: a dash would be in the way of the hand.
  const byHand = "\u3000";
  const passages = demandTexts.filter((name) => name !== "title" && !short.includes(name));
  return {
    title: words.title,
    lead: callTitle,
    foot: demand ? `${words.title}　${demand.no}` : words.title,
    official: { redHead: null },
    at,
    blocks: [
      ...(form ? [] : [{ kind: "paragraphs", text: words.howTo, tone: "soft" } as const]),
      {
        kind: "facts",
        facts: [
          { term: demandTextWords.title.label, value: form?.title ?? byHand },
          { term: words.unit, value: demand?.unitName ?? byHand },
          { term: words.uscc, value: demand?.unitUscc ?? byHand },
          { term: words.class, value: form ? form.class : words.classes },
          { term: words.waste, value: form ? form.waste.join("、") : words.wastes },
          ...short.map((name) => ({ term: demandTextWords[name].label, value: form?.[name] ?? byHand })),
          { term: words.period, value: `${form?.periodMonths ?? "　　"} 个月` },
          ...demandMoney.map((name) => ({ term: words.money[name], value: `${form?.money[name] || "　　　　"} 万元` })),
        ],
      },
      ...passages.flatMap((name): Block[] => {
        const { label, hint } = demandTextWords[name];
        if (!form) return [{ kind: "table", columns: [{ head: words.asked(label, hint), weight: 1 }], rows: [["\n".repeat(linesByHand)]] }];
        return [{ kind: "subheading", text: label }, { kind: "paragraphs", text: form[name] || words.none }];
      }),
      { kind: "subheading", text: words.indicators },
      indicatorTable(form),
      { kind: "subheading", text: words.statements },
      { kind: "list", items: statementKeys.map((key) => `${form?.statements[key] ? words.ticked : words.unticked} ${statementWords[key]}`) },
      { kind: "paragraphs", text: words.sign, tone: "signed" },
    ],
  };
}

const signs: Readonly<Record<string, string>> = { "<=": "≤", ">=": "≥", "=": "＝" };

/** What is asked as it was typed, whole or not: ≥ 40, 6～9, 合格. */
function requirementOf({ comparator, value, upper }: IndicatorRow): string {
  return comparator === "bool" ? words.passed : `${signs[comparator] ?? ""} ${value}${upper === "" ? "" : `～${upper}`}`.trim();
}

function indicatorTable(form: DemandForm | undefined): Block {
  const rows = form ? form.indicators.map((row) => [row.name, requirementOf(row), row.unit, row.method]) : Array.from({ length: rowsByHand }, () => ["\n", "", "", ""]);
  const [name, requirement, unit, method] = words.indicatorColumns;
  return { kind: "table", columns: [{ head: name, weight: 4 }, { head: requirement, weight: 3 }, { head: unit, weight: 1.6 }, { head: method, weight: 4 }], rows };
}
