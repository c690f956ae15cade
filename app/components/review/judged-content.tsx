import type { JudgedContent as Content } from "#app/domain/review/view.ts";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { FullContentView } from "#app/components/bid/full-content.tsx";
import { MilestoneTable, UnitCost } from "#app/components/bid/plan-tables.tsx";
import { costIndicator } from "#app/domain/bid/unit-cost.ts";
import { sectionWords } from "#app/messages/zh-CN/bid.ts";
import { PromiseTable } from "./promise-table.tsx";

/** A bid as experts read it, section by section. */
export function JudgedContent({ content }: { content: Content }) {
  const { money, trl } = content;
  const indicators = content.promises.map(({ indicator }) => indicator);
  const promised = Object.fromEntries(content.promises.flatMap(({ indicator, promised: value, evidence }) => (value === null ? [] : [[indicator.code, { value, evidence }]])));
  return (
    <>
      <h3 className="mt-2">申报单位</h3>
      <DescriptionList
        items={[
          { term: "牵头单位", value: content.unitName },
          {
            term: "成员单位",
            value:
              content.memberUnits.length === 0 ? (
                "无"
              ) : (
                <ul>
                  {content.memberUnits.map(({ name, tasks }) => (
                    <li key={name}>
                      {name}
                      <span className="text-soft">：{tasks}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: "项目负责人", value: content.projectLead },
        ]}
      />
      <h3 className="mt-6">指标响应</h3>
      <div className="mt-2">
        <PromiseTable lines={content.promises} />
      </div>
      <h3 className="mt-6 mb-2">{sectionWords.milestones.title}</h3>
      <MilestoneTable milestones={content.milestones} />
      {costIndicator(indicators) && <h3 className="mt-6 mb-2">{sectionWords.unitCost.title}</h3>}
      <UnitCost content={{ unitCost: content.unitCost, promised }} indicators={indicators} />
      <h3 className="mt-6">技术方案</h3>
      <div className="mt-2">
        <Paragraphs text={content.summary} />
      </div>
      <FullContentView full={content.full} unitNames={new Map([["lead", content.unitName], ...Object.entries(content.memberNames)])} />
      <h3 className="mt-6">成熟度和经费</h3>
      <DescriptionList
        items={[
          { term: "技术就绪度", value: `目前 ${trl.now} 级，目标 ${trl.target} 级` },
          { term: "申请财政资金", value: <Money fen={money.fiscalFen} /> },
          { term: "需求方支付", value: <Money fen={money.ownerPayFen} /> },
          { term: "自筹", value: <Money fen={money.selfRaisedFen} /> },
        ]}
      />
    </>
  );
}
