import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { challengeClasses, directions } from "#app/domain/challenge/kinds.ts";
import { offeredPatterns, type Pattern } from "#app/domain/kernel/pattern.ts";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";
import { EligibilityFields, type EligibilityFieldSet } from "./eligibility-fields.tsx";
import { FundingFields, type FundingFieldSet } from "./funding-fields.tsx";
import { WasteField } from "./waste-field.tsx";

export type ChallengeFieldSet = Record<
  "no" | "round" | "title" | "class" | "waste" | "direction" | "owner" | "coOwners" | "pattern" | "race" | "maxTeams" | "periodMonths" | "checkpoints" | "tranches" | "baseline" | "fiscalFen" | "ownerInputFen" | "payToBidderFen" | "background" | "content" | "deliverables" | "ipRule" | "industry" | "keywords" | "isConfidential" | "contactName" | "contactPhone",
  FieldLike
>;

interface ChallengeFieldsProps {
  fields: ChallengeFieldSet;
  funding: FundingFieldSet;
  eligibility: EligibilityFieldSet;
  rounds: { code: string; title: string; nextNo: string }[];
  /** Round and number may still be chosen. */
  isNew: boolean;
  /** The flow pattern stays as it was published. */
  isPublished: boolean;
}

const same = (values: readonly string[]) => values.map((value) => ({ value, words: value }));

/** The parts of a challenge's form besides its indicators. */
export function ChallengeFields({ fields, funding, eligibility, rounds, isNew, isPublished }: ChallengeFieldsProps) {
  return (
    <>
      <Section title="基本情况">
        {isNew ? (
          <>
            <SelectField field={fields.round} label="批次" options={rounds.map(({ code, title }) => ({ value: code, words: `${code} ${title}` }))} />
            <TextField field={fields.no} label="榜单编号" hint={`下一个编号：${rounds.map(({ nextNo }) => nextNo).join("、")}`} className="max-w-60" />
          </>
        ) : (
          <>
            <input type="hidden" name={fields.round.name} value={String(fields.round.initialValue)} />
            <input type="hidden" name={fields.no.name} value={String(fields.no.initialValue)} />
          </>
        )}
        <TextField field={fields.title} label="任务名称" hint="8 到 60 字，写清对象和技术" className="max-w-3xl" />
        <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
          <SelectField field={fields.class} label="类别" options={same(challengeClasses)} />
          <WasteField field={fields.waste} />
          <SelectField field={fields.direction} label="攻关方向" options={same(directions)} hint="公众按它查找" />
          {isPublished ? (
            <p className="mb-5">
              <input type="hidden" name={fields.pattern.name} value={String(fields.pattern.initialValue)} />
              组织方式：{patternWords[fields.pattern.initialValue as Pattern].name}
              <span className="block text-sm text-soft">发布后不能更改</span>
            </p>
          ) : (
          <SelectField field={fields.pattern} label="组织方式" options={offeredPatterns.map((value) => ({ value, words: `${value}　${patternWords[value].name}` }))} hint="决定发布以后经过哪些环节" />
          )}
          <TextField field={fields.industry} label="产业链环节" hint="如 氧化铝、钛白粉、水泥" isOptional className="max-w-md" />
          <TextField field={fields.keywords} label="关键词" hint="用顿号隔开，公众可以按它查找" isOptional className="max-w-md" />
          <TextField field={fields.owner} label="需求单位统一社会信用代码" hint="单位须已登记；没有单一需求单位的留空，先对接、先评审的须在审定时写明由谁确认" isOptional className="max-w-72" />
          <TextField field={fields.coOwners} label="联合需求单位统一社会信用代码" hint="几家联合出题的，其他各家，用顿号隔开；各家都要出具承诺书，都不得揭榜" isOptional className="max-w-md" />
          <TextField field={fields.periodMonths} label="攻关周期" inputMode="numeric" unit="个月" className="max-w-24" />
          <CheckField field={fields.race} label="赛马制：允许多支队伍同时攻关" hint="各队伍等额拨付、节点和目标相同，按节点考核结果继续" />
          <TextField field={fields.maxTeams} label="最多几支队伍" hint="赛马的填 2 到 5" inputMode="numeric" unit="支" isOptional className="max-w-24" />
        </div>
      </Section>
      <Section title="经费">
        <div className="sm:grid sm:grid-cols-3 sm:gap-x-8">
          <TextField field={fields.fiscalFen} label="财政资金" inputMode="decimal" unit="万元" className="max-w-40 text-right" />
          <TextField field={fields.ownerInputFen} label="需求单位投入" inputMode="decimal" unit="万元" className="max-w-40 text-right" />
          <TextField field={fields.payToBidderFen} label="其中以现金支付揭榜方" inputMode="decimal" unit="万元" className="max-w-40 text-right" />
        </div>
        <TextArea field={fields.tranches} label="财政资金拨付安排" rows={3} hint="每行一期，如“签订任务书后：30%”，合计 100%；赛马的首期不超过 30%，按每支队伍的财政资金计" isOptional />
        <TextArea field={fields.checkpoints} label="考核节点" rows={3} hint="每行一个，如“6：完成中试线建设”，冒号前是第几个月；赛马至少两个，各队伍相同" isOptional />
        <FundingFields fields={funding} />
      </Section>
      <Section title="任务内容">
        <TextArea field={fields.background} label="背景：要解决什么问题" rows={6} hint="不超过 1500 字" />
        <TextArea field={fields.baseline} label="现状数据" rows={4} hint="每行一项，如“含水率：32%（2026年3月实测）”；成分、含水率、年产生量、现有成本等，可以从表格粘贴" isOptional />
        <TextArea field={fields.content} label="攻关内容" rows={6} hint="不超过 3000 字，可分条写" />
        <TextArea field={fields.deliverables} label="预期成果" rows={3} />
        <TextArea field={fields.ipRule} label="知识产权归属和利益分配" rows={3} />
        <CheckField field={fields.isConfidential} label="完整数据须签保密协议后提供" hint="本页填写的内容都会公开，请不要写入不能公开的数据" />
      </Section>
      <EligibilityFields fields={eligibility} />
      <Section title="对外联系人" aside="需求单位同意公开的才填">
        <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
          <TextField field={fields.contactName} label="联系人" isOptional className="max-w-60" />
          <TextField field={fields.contactPhone} label="联系电话" inputMode="tel" isOptional className="max-w-60" />
        </div>
      </Section>
    </>
  );
}
