import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { FoldOnPhone } from "#app/components/ui/fold-on-phone.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { isWholeForm } from "#app/domain/bid/full-parts.ts";
import { moneySources, statementKeys } from "#app/domain/bid/parts.ts";
import { costIndicator } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judge, type Verdict } from "#app/domain/challenge/judge.ts";
import { moneyWords, promiseWords, sectionWords, statementWords } from "#app/messages/zh-CN/bid.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { fullPartWords } from "#app/messages/zh-CN/full-form.ts";
import { FullContentView } from "./full-content.tsx";
import { MemberTable } from "./member-table.tsx";
import { MilestoneTable, UnitCost } from "./plan-tables.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

interface Promise {
  indicator: Indicator;
  words: string;
  verdict: Verdict;
  evidence: string;
}

const columns: Column<Promise>[] = [
  { key: "code", head: "序号", cell: ({ indicator }) => <span className="tabular-nums">{indicator.code}</span> },
  { key: "name", head: "考核指标", isRowHead: true, cell: ({ indicator }) => <span className="font-medium">{indicator.name}</span> },
  { key: "hard", head: "性质", cell: ({ indicator }) => (indicator.hard ? "约束性" : "预期性") },
  { key: "listed", head: "榜单要求", isNumeric: true, cell: ({ indicator }) => requirementWords(indicator) },
  { key: "promised", head: "承诺值", isNumeric: true, cell: ({ words }) => <strong>{words}</strong> },
  { key: "verdict", head: "对照", cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  { key: "evidence", head: "依据说明", isText: true, cell: ({ evidence }) => evidence },
];

/** 申报书 to read: promises against what is listed, units and tasks, money, text, statements. */
export function BidContent({ content, indicators, unitName }: { content: BidSubmission; indicators: Indicator[]; unitName: string }) {
  const promises = indicators.map((indicator) => {
    const promise = Object.hasOwn(content.promised, indicator.code) ? content.promised[indicator.code] : undefined;
    return { indicator, words: promiseWords(promise?.value ?? null, indicator), verdict: judge(indicator, promise?.value), evidence: promise?.evidence ?? "" };
  });
  const total = moneySources.reduce((sum, source) => sum + content.money[source], 0);
  const { name, phone, code } = content.projectLead;
  return (
    <>
      <h3 className="mt-4 mb-2">指标承诺</h3>
      <DataTable caption="指标承诺" rows={promises} columns={columns} rowKey={({ indicator }) => indicator.code} empty={null} />
      <FoldOnPhone title="单位和负责人">
        <DescriptionList
          items={[
            { term: "牵头单位", value: unitName },
            { term: "项目负责人", value: [name, phone, code].filter(Boolean).join("，") },
            { term: "技术就绪度", value: `目前 ${content.trl.now} 级，目标 ${content.trl.target} 级` },
          ]}
        />
        {content.members.length > 0 && <MemberTable content={content} unitName={unitName} />}
      </FoldOnPhone>
      <FoldOnPhone title="经费">
        <DescriptionList items={[...moneySources.map((source) => ({ term: moneyWords[source], value: <Money fen={content.money[source]} /> })), { term: "合计", value: <Money fen={total} /> }]} />
      </FoldOnPhone>
      <FoldOnPhone title={sectionWords.milestones.title}>
        <MilestoneTable milestones={content.milestones} />
      </FoldOnPhone>
      {costIndicator(indicators) && (
        <FoldOnPhone title={sectionWords.unitCost.title}>
          <UnitCost content={content} indicators={indicators} />
        </FoldOnPhone>
      )}
      <FoldOnPhone title="申报书正文">
        <Paragraphs text={content.summary} />
      </FoldOnPhone>
      {content.full && (
        <FoldOnPhone title={isWholeForm(content.full) ? sectionWords.full.title : fullPartWords.unsuitable.title}>
          <FullContentView full={content.full} unitNames={new Map([["lead", unitName], ...content.members.map(({ uscc, name: unit }): [string, string] => [uscc, unit])])} />
        </FoldOnPhone>
      )}
      <FoldOnPhone title="承诺">
        <ul className="list-disc pl-5 text-sm">
          {statementKeys.map((key) => (
            <li key={key}>{statementWords[key]}</li>
          ))}
        </ul>
      </FoldOnPhone>
    </>
  );
}
