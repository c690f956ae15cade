import type { ReactNode } from "react";
import { CheckField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Missing } from "#app/domain/bid/completeness.ts";
import { type Section as BidSection, sectionOf } from "#app/domain/bid/parts.ts";
import type { CorrectableField } from "#app/domain/bid/correctable.ts";
import { budgetGroundOf, progressOf } from "#app/domain/bid/full-form.ts";
import type { AskedForm } from "#app/domain/bid/full-parts.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { longestSummary, moneySources, statementKeys } from "#app/domain/bid/parts.ts";
import { costIndicator } from "#app/domain/bid/unit-cost.ts";
import { isBuildingMaterial } from "#app/domain/challenge/kinds.ts";
import { promisedDosage } from "#app/domain/bid/promised-dosage.ts";
import type { BidChallenge, Editing } from "#app/domain/bid/view.ts";
import type { FormGuides } from "#app/messages/zh-CN/bid-guide.ts";
import { moneyWords, sectionWords, statementWords } from "#app/messages/zh-CN/bid.ts";
import { fullPartWords } from "#app/messages/zh-CN/full-form.ts";
import { trlProofWords } from "#app/messages/zh-CN/bid-proof.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { anchorOf } from "./bid-anchor.ts";
import { FullProgress } from "./full-progress.tsx";
import { CostFields } from "./cost-fields.tsx";
import { MemberRows } from "./member-rows.tsx";
import { MilestoneRows } from "./milestone-rows.tsx";
import { PartGuideView } from "./part-guide.tsx";
import { PromiseTable } from "./promise-table.tsx";
import { RadioactivityCheck } from "./rare-parts.tsx";

export interface BidFormProps {
  no: string;
  /** As it is stored: what stands on the page of the whole form. */
  draft: BidDraft;
  challenge: BidChallenge;
  values: Omit<BidForm, "revision">;
  editing: Editing;
  missing: readonly Missing[];
  /** Shown beside the fields only after somebody asked to submit: while writing nobody needs red everywhere. */
  showsProblems: boolean;
  guides: FormGuides;
}

/** The fields of 申报书, part by part with ticks. Everything is posted by the form around it. */
export function BidFormFields({ no, draft, challenge, values, editing, missing, showsProblems, guides }: BidFormProps) {
  const problems: Problems = new Map(showsProblems ? missing.map(({ path, message }) => [path, message]) : []);
  const isOpen = (field: CorrectableField | "promised") => editing.mode === "bidding" || (editing.mode === "correction" && field !== "promised" && editing.fields.includes(field));
  const part = (section: BidSection, children: ReactNode, isPartOpen: boolean) => (
    <FormPart section={section} guides={guides} lacks={missing.filter(({ path }) => sectionOf(path) === section).length} isUntouched={isUntouched(section, values)} isOpen={isPartOpen || editing.mode === "locked"}>
      {children}
    </FormPart>
  );
  const text = (path: string, value: string, maxLength: number) => bidField(path, value, problems, { maxLength });
  const isLeadOpen = isOpen("projectLead");
  return (
    <>
      {part(
        "projectLead",
        <div className="gap-x-6 sm:grid sm:grid-cols-3">
          <TextField field={text("projectLead.name", values.projectLead.name, 100)} label="姓名" hint="与身份证件一致" disabled={!isLeadOpen} />
          <TextField field={text("projectLead.phone", values.projectLead.phone, 40)} label="手机号" hint="用于确认身份和联系，不向专家和发榜方公开" inputMode="tel" disabled={!isLeadOpen} />
          <TextField field={text("projectLead.code", values.projectLead.code, 40)} label="人才编号" hint="没有手机号的填写" isOptional disabled={!isLeadOpen} />
        </div>,
        isLeadOpen,
      )}
      {part("members", <MemberRows rows={values.members} limits={challenge.memberLimits} lead={values.leadPart} problems={problems} isOpen={isOpen("members")} />, isOpen("members"))}
      {part(
        "promised",
        <>
          <PromiseTable indicators={challenge.indicators} rows={values.promised} problems={problems} isValueOpen={isOpen("promised")} isEvidenceOpen={isOpen("evidence")} />
          {isBuildingMaterial(challenge) && <RadioactivityCheck promised={promisedDosage(challenge.indicators, draft.promised)} />}
        </>,
        isOpen("promised") || isOpen("evidence"),
      )}
      {part(
        "trl",
        <div className="gap-x-6 sm:grid sm:grid-cols-2">
          <TextField field={text("trl.now", values.trl.now, 100)} label="目前等级" inputMode="numeric" unit="级" className="max-w-24" disabled={!isOpen("trl")} />
          <TextField field={text("trl.target", values.trl.target, 100)} label="项目结束时的目标等级" inputMode="numeric" unit="级" className="max-w-24" disabled={!isOpen("trl")} />
          {editing.mode === "bidding" && (
            <p className="text-sm text-soft sm:col-span-2">
              {trlProofWords.why}
              <a href="#attachments">{trlProofWords.upload}</a>
            </p>
          )}
        </div>,
        isOpen("trl"),
      )}
      {part("summary", <TextArea field={text("summary", values.summary, longestSummary)} label="正文" hint={`最多 ${longestSummary} 字`} rows={16} disabled={!isOpen("summary")} />, isOpen("summary"))}
      {part(
        "money",
        <div id={anchorOf("money")} className="gap-x-6 sm:grid sm:grid-cols-3">
          {moneySources.map((source) => (
            <TextField key={source} field={text(`money.${source}`, values.money[source], 100)} label={moneyWords[source]} inputMode="decimal" unit="万元" className="max-w-36 text-right tabular-nums" hint={listedHint(source, challenge)} disabled={!isOpen("money")} />
          ))}
        </div>,
        isOpen("money"),
      )}
      {part("milestones", <MilestoneRows rows={values.milestones} fiscal={values.money.fiscalFen} window={challenge.milestoneWindow} periodMonths={challenge.periodMonths} problems={problems} isOpen={isOpen("money")} />, isOpen("money"))}
      {costIndicator(challenge.indicators) &&
        part("unitCost", <CostFields indicators={challenge.indicators} values={values.unitCost} promised={values.promised} problems={problems} isOpen={isOpen("evidence")} />, isOpen("evidence"))}
      <FullPart no={no} draft={draft} asked={challenge.askedForm} lacks={missing.filter(({ path }) => sectionOf(path) === "full").length} />
      {part(
        "statements",
        <fieldset disabled={!isOpen("statements")}>
          <legend className="sr-only">承诺</legend>
          {statementKeys.map((key) => (
            <CheckField key={key} field={bidField(`statements.${key}`, values.statements[key], problems)} label={statementWords[key]} />
          ))}
        </fieldset>,
        isOpen("statements"),
      )}
    </>
  );
}

/** Parts that may be left out, with nothing in them: no tick for what nobody wrote. */
function isUntouched(section: BidSection, { members, milestones, unitCost }: BidFormProps["values"]): boolean {
  if (section === "members") return members.length === 0;
  if (section === "milestones") return milestones.length === 0;
  return section === "unitCost" && Object.values(unitCost).every((text) => text.trim() === "");
}

/** 完整申报书, or what a concise one may add, has a page of its own: here stands how far it is. */
function FullPart({ no, draft, asked, lacks }: { no: string; draft: BidDraft; asked: AskedForm; lacks: number }) {
  const isConcise = asked === "concise";
  return (
    <FormPart section="full" lacks={lacks} isOpen isUntouched={isConcise && !draft.full.unsuitable?.length} {...(isConcise && { words: fullPartWords.unsuitable })}>
      <FullProgress no={no} parts={progressOf(draft.full, asked, budgetGroundOf(draft))} />
    </FormPart>
  );
}

function listedHint(source: (typeof moneySources)[number], challenge: BidChallenge): ReactNode {
  if (source === "selfRaisedFen") return "没有的填 0";
  const listed = source === "fiscalFen" ? challenge.fiscalFen : challenge.payToBidderFen;
  return (
    <>
      榜单列示 <Money fen={listed} />
    </>
  );
}

/** One part with its tick: done, or how much is missing. A part that a correction does not open says so. */
function FormPart({ section, words: { title, hint } = sectionWords[section], guides, lacks, isOpen, isUntouched = false, children }: { section: BidSection; words?: { title: string; hint: string }; guides?: FormGuides; lacks: number; isOpen: boolean; isUntouched?: boolean; children: ReactNode }) {
  const tick = isUntouched && lacks === 0 ? (
    <span className="text-soft">选填</span>
  ) : lacks === 0 ? (
    <span className="font-medium text-blue-dark">✓ 已填好</span>
  ) : (
    <span className="font-medium text-red-dark">还缺 {lacks} 项</span>
  );
  return (
    <Section title={title} id={`part-${section}`} aside={isOpen ? tick : <span className="text-soft">不在本次补正范围</span>}>
      <p className="mb-3 measure text-sm text-soft">{hint}</p>
      {guides && <PartGuideView section={section} guides={guides} />}
      {children}
    </Section>
  );
}
