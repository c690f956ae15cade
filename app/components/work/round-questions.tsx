import type { MouseEvent } from "react";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { RadioField, TextField } from "#app/components/form/fields.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { offeredPatterns } from "#app/domain/kernel/pattern.ts";
import { type RoundPreset, roundPresets } from "#app/domain/round/presets.ts";
import { custodies } from "#app/domain/round/custodies.ts";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";
import { custodyOptions, presetWords, ruleWords } from "#app/messages/zh-CN/round-form.ts";
import { FundingFields, type FundingFieldSet } from "./funding-fields.tsx";
import type { RuleFieldSet } from "./round-fields.tsx";

/** What is typed already stays, whichever way is chosen. */
function takeTyped({ currentTarget }: MouseEvent<HTMLAnchorElement>): void {
  const url = new URL(currentTarget.href);
  for (const name of ["code", "title"]) {
    const field = document.querySelector(`form input[name="${name}"]`);
    if (field instanceof HTMLInputElement && field.value.trim() !== "") url.searchParams.set(name, field.value);
  }
  currentTarget.href = url.href;
}

/** Three ways to begin; each only fills in the form. */
export function PresetLinks({ chosen }: { chosen: RoundPreset | null }) {
  return (
    <ul className="mb-6 grid gap-3 sm:grid-cols-3" aria-label="从哪种做法开始">
      {roundPresets.map((preset) => (
        <li key={preset} className={`rounded border px-4 py-3 ${preset === chosen ? "border-2 border-blue bg-blue-wash" : "border-line"}`}>
          <a href={`/work/rounds/new?preset=${preset}`} onClick={takeTyped} aria-current={preset === chosen ? "true" : undefined} className="font-bold">
            {presetWords[preset].name}
          </a>
          {preset === chosen && <span className="ml-2 text-sm">已选</span>}
          <p className="mt-1 text-sm">{presetWords[preset].meaning}</p>
        </li>
      ))}
    </ul>
  );
}

interface RoundQuestionsProps {
  /** `code`: a field while the round is new, afterwards the code that stands. */
  fields: Record<"title" | "custody", FieldLike> & { code: FieldLike | string };
  rules: RuleFieldSet;
  defaults: { pattern: FieldLike; funding: FundingFieldSet };
}

/** The six questions that every round is asked. */
export function RoundQuestions({ fields, rules, defaults }: RoundQuestionsProps) {
  return (
    <Section title="六个问题">
      <div className="sm:grid sm:grid-cols-[19rem_1fr] sm:gap-x-8">
        {typeof fields.code === "string" ? (
          <div className="mb-5">
            <p className="font-medium">1　批次代码</p>
            <p className="text-sm text-soft">榜单编号由它开头，不能更改。</p>
            <p className="mt-2">{fields.code}</p>
          </div>
        ) : (
          <TextField field={fields.code} label="1　批次代码" hint="如 JZGX-2026，第二批为 JZGX-2026-2" className="max-w-60" />
        )}
        <TextField field={fields.title} label="批次名称" hint="如 2026年度赤泥、钛石膏综合利用揭榜挂帅榜单（第一批）" className="max-w-3xl" />
      </div>
      <RadioField field={defaults.pattern} label="2　任务一般怎样组织" hint="新增任务时的默认值，各任务可以不同" options={offeredPatterns.map((value) => ({ value, words: `${value}　${patternWords[value].name}`, hint: patternWords[value].meaning }))} />
      <fieldset className="mb-5">
        <legend className="font-medium">3　资金怎样配套</legend>
        <FundingFields fields={defaults.funding} />
      </fieldset>
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
        <TextField field={rules.bidWindowDays} {...ruleWords.bidWindowDays} label="4　揭榜期" inputMode="numeric" className="max-w-24 text-right" />
        <TextField field={rules.expertsPerBid} {...ruleWords.expertsPerBid} label="5　每份申报专家人数" inputMode="numeric" className="max-w-24 text-right" />
      </div>
      <RadioField field={fields.custody} label="6　开标密钥由谁保管" options={custodies.map((value) => ({ value, ...custodyOptions[value] }))} />
    </Section>
  );
}
