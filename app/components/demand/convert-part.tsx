import { useForm, type SubmissionResult } from "@conform-to/react";
import { SelectField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { offeredPatterns, type Pattern } from "#app/domain/kernel/pattern.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";

/** 生成榜单任务 of a listed demand. */
export function ConvertPart({ rounds, frame, lastResult }: { rounds: { code: string; title: string; pattern: Pattern }[]; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ round: string; pattern: string }>({ id: "convert", lastResult, defaultValue: { round: rounds[0]?.code } });
  const patternLine = (pattern: Pattern) => `${pattern}　${patternWords[pattern].name}`;
  const [first, ...other] = new Set(rounds.map(({ pattern }) => pattern));
  const usual = first !== undefined && other.length === 0 ? `按批次设定（${patternLine(first)}）` : "按所选批次的设定";
  return (
    <Section title="生成榜单任务" id="convert">
      <form method="post" id={form.id} noValidate className="measure" aria-label="生成榜单任务">
        <input type="hidden" name="intent" value="convert" />
        <Once frame={frame} name="convert" />
        <p className="mb-4">内容带入榜单任务（编制中），由您补充资金配套规则等后审定；两者互相链接。</p>
        <SelectField field={fields.round} label="批次" options={rounds.map(({ code, title }) => ({ value: code, words: `${code} ${title}` }))} />
        <SelectField field={fields.pattern} label="组织方式" none={usual} isOptional options={offeredPatterns.map((value) => ({ value, words: patternLine(value) }))} />
        <Button>生成榜单任务</Button>
      </form>
    </Section>
  );
}
