import { AmendmentList } from "#app/components/challenge/amendment-list.tsx";
import { ChallengeMoney } from "#app/components/challenge/challenge-money.tsx";
import { BaselineTable, PlanTables } from "#app/components/challenge/item-plan.tsx";
import { IndicatorTable } from "#app/components/challenge/indicator-table.tsx";
import { itemFacts } from "#app/components/challenge/item-facts.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { StaffChallenge } from "#app/domain/challenge/view.ts";
import { interestWords, patternWords } from "#app/messages/zh-CN/challenge.ts";

/** What the item says, as the staff reads it; `base`: its address. */
export function ChallengeContent({ challenge, mayEdit, base }: { challenge: StaffChallenge; mayEdit: boolean; base: string }) {
  return (
    <Section
      title="任务内容"
      id="content"
      aside={
        mayEdit && (
          <LinkButton href={`${base}/edit`} tone="plain">
            修改内容
          </LinkButton>
        )
      }
    >
      <DescriptionList
        items={[
          { term: "组织方式", value: `${patternWords[challenge.pattern].name}。${patternWords[challenge.pattern].meaning}` },
          ...itemFacts(challenge),
          { term: "截止时份数", value: challenge.bidsAtClose === null ? "截止前不公布" : `${challenge.bidsAtClose} 份` },
          ...(challenge.opensAt ? [{ term: "各方关注", value: interestWords(challenge.interest) }] : []),
          ...(challenge.publicReason ? [{ term: "公开说明", value: challenge.publicReason }] : []),
          ...(challenge.reissuedAs ? [{ term: "重新发榜", value: <a href={`/work/challenges/${encodeURIComponent(challenge.reissuedAs)}`}>{challenge.reissuedAs}</a> }] : []),
          { term: "附件和样品", value: <><a href={`${base}/attachments`}>附件</a>　<a href={`${base}/samples`}>样品与踏勘</a>{challenge.ownerName && (!challenge.demandNo || challenge.isJoint) && <>　<a href={`${base}/letter`}>需求方承诺书</a></>}</> },
          ...(challenge.demandNo ? [{ term: "来源需求", value: <a href={`/work/demands/${encodeURIComponent(challenge.demandNo)}`}>{challenge.demandNo}</a> }] : []),
          ...(challenge.parentNo ? [{ term: "原任务", value: <a href={`/work/challenges/${encodeURIComponent(challenge.parentNo)}`}>{challenge.parentNo}</a> }] : []),
        ]}
      />
      <h3 className="mt-4">背景</h3>
      <Paragraphs text={challenge.background} />
      <BaselineTable rows={challenge.baseline} />
      <h3 className="mt-4">攻关内容</h3>
      <Paragraphs text={challenge.content} />
      <h3 className="mt-4 mb-2">考核指标</h3>
      <IndicatorTable indicators={challenge.indicators} />
      <h3 className="mt-6 mb-2">经费</h3>
      <ChallengeMoney challenge={challenge} />
      <PlanTables plan={challenge} race={challenge.race} />
      <h3 className="mt-4">预期成果</h3>
      <Paragraphs text={challenge.deliverables} />
      <h3 className="mt-4">知识产权</h3>
      <Paragraphs text={challenge.ipRule} />
      {challenge.amendments.length > 0 && (
        <>
          <h3 className="mt-6 mb-2">更正</h3>
          <AmendmentList amendments={challenge.amendments} />
        </>
      )}
    </Section>
  );
}
