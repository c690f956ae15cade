import { wholeParts } from "#app/domain/bid/consortium.ts";
import { percentOf } from "#app/domain/bid/parts.ts";
import { milestoneSum } from "#app/domain/bid/milestone.ts";
import { type MoneySource, moneySources } from "#app/domain/bid/parts.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { costIndicator, costParts, judgeCost, perUnit, sensitivityOf, unitCostFen } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { formatWan, formatYuan } from "#app/domain/kernel/money.ts";
import { formatDate } from "#app/messages/format.ts";
import { moneyWords, sectionWords, verdictWords } from "#app/messages/zh-CN/bid.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { bidFileWords as words } from "#app/messages/zh-CN/documents.ts";
import { memberRoleWords, partWords } from "#app/messages/zh-CN/members.ts";
import { costPartWords, costWords, milestoneSumWords, milestoneWords } from "#app/messages/zh-CN/plan.ts";
import type { Block } from "./sheet.ts";

const wan = (fen: number | null) => (fen === null ? words.empty : formatWan(fen));

/** The units with their tasks and people, then money in and out and IP of each, the lead first with what is left. */
export function memberBlocks(content: BidDraft, leadName: string): Block[] {
  const { members, unread } = content;
  if (members.length === 0) return [{ kind: "paragraphs", text: words.noMembers }];
  const { index, name, uscc, role, tasks } = words.columns.members;
  const lead = wholeParts(content).leadPart;
  const at = (path: string, value: string) => unread[path] ?? value;
  const line = (path: string, unit: string, part: BidDraft["members"][number] | BidDraft["leadPart"]) => [
    unit,
    ...moneySources.map((source: MoneySource) => at(`${path}.moneyIn.${source}`, wan(part.moneyIn[source]))),
    at(`${path}.moneyOutFen`, wan(part.moneyOutFen)),
    at(`${path}.ipShare`, part.ipShare === null ? words.empty : percentOf(part.ipShare)),
  ];
  return [
    {
      kind: "table",
      columns: [
        { head: index, weight: 1.6 },
        { head: name, weight: 3.6 },
        { head: uscc, weight: 5.4 },
        { head: role, weight: 2 },
        { head: tasks, weight: 4.2 },
        { head: partWords.people, weight: 4.2 },
      ],
      rows: members.map((member, at) => [String(at + 1), member.name || words.empty, member.uscc || words.empty, member.role === "" ? words.empty : memberRoleWords[member.role], member.tasks || words.empty, member.people]),
    },
    {
      kind: "table",
      columns: [
        { head: words.columns.parts.unit, weight: 4.4 },
        ...moneySources.map((source) => ({ head: `${moneyWords[source]}（万元）`, weight: 2.2, align: "right" as const })),
        { head: `${partWords.out}（万元）`, weight: 2.2, align: "right" },
        { head: words.columns.parts.ip, weight: 2, align: "right" },
      ],
      rows: [line("leadPart", leadName, lead), ...members.map((member, at) => line(`members.${at}`, member.name || member.uscc || words.empty, member))],
    },
  ];
}

/** 里程碑 with what its money comes to. */
export function milestoneBlocks({ milestones, money, unread }: BidDraft): Block[] {
  if (milestones.length === 0) return [{ kind: "paragraphs", text: milestoneWords.none }];
  const sum = milestoneSum(milestones, money.fiscalFen);
  return [
    {
      kind: "table",
      columns: [
        { head: milestoneWords.due, weight: 3 },
        { head: milestoneWords.deliverable, weight: 5 },
        { head: milestoneWords.check, weight: 4 },
        { head: `${milestoneWords.fiscal}（万元）`, weight: 2.6, align: "right" },
      ],
      rows: milestones.map(({ due, deliverable, check, fiscalFen }, index) => [
        unread[`milestones.${index}.due`] ?? (due === "" ? words.empty : formatDate(due)),
        deliverable || words.empty,
        check || words.empty,
        unread[`milestones.${index}.fiscalFen`] ?? wan(fiscalFen),
      ]),
    },
    ...(sum ? [{ kind: "paragraphs" as const, text: milestoneSumWords(formatWan(sum.totalFen), formatWan(Math.abs(sum.differenceFen)), sum.differenceFen) }] : []),
  ];
}

/** 单位成本测算 against the item's cost indicator; nothing where it has none. */
export function costBlocks({ unitCost, promised, unread }: BidDraft, indicators: readonly Indicator[]): Block[] {
  const indicator = costIndicator(indicators);
  if (!indicator) return [];
  const unit = costWords.unit(perUnit(indicator));
  const total = unitCostFen(unitCost);
  const promise = Object.hasOwn(promised, indicator.code) ? promised[indicator.code]?.value : undefined;
  const dearest = Array.isArray(promise) ? promise[1] : typeof promise === "number" ? promise : null;
  const outcome = (judged: { fen: number; verdict: keyof typeof verdictWords }) => `${formatYuan(judged.fen)}　${verdictWords[judged.verdict].words}`;
  const judged = total === null ? null : judgeCost(indicator, total, dearest);
  const lines = sensitivityOf(indicator, unitCost, dearest);
  const shown = (fen: number | null) => (fen === null ? words.empty : formatYuan(fen));
  return [
    { kind: "heading", text: sectionWords.unitCost.title },
    { kind: "paragraphs", text: costWords.listed(indicator.name, requirementWords(indicator)) },
    {
      kind: "table",
      columns: [
        { head: costWords.part, weight: 3 },
        { head: `${costWords.amount}（${unit}）`, weight: 3, align: "right" },
        { head: costWords.low, weight: 4 },
        { head: costWords.high, weight: 4 },
      ],
      rows: [
        ...costParts.map((part) => {
          const line = lines?.find((one) => one.part === part);
          return [costPartWords[part], unread[`unitCost.${part}`] ?? shown(unitCost[part]), line ? outcome(line.low) : "", line ? outcome(line.high) : ""];
        }),
        [costWords.total, shown(total), judged ? verdictWords[judged.verdict].words : "", judged?.coversPromise === false ? costWords.aboveAsPromised : ""],
      ],
    },
    ...(unitCost.basis.trim() ? [{ kind: "paragraphs" as const, text: `${costWords.basis}：${unitCost.basis}` }] : []),
  ];
}
