import { useForm } from "@conform-to/react";
import type { z } from "zod";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { offeredBoxes, RubricFields, type RubricRow } from "#app/components/work/round-fields.tsx";
import { RoundForm, roundFieldLabels } from "#app/components/work/round-form.tsx";
import { PresetLinks } from "#app/components/work/round-questions.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { exclusiveFrom, formOfRules } from "#app/domain/round/round-form.ts";
import { isRoundPreset, presetStages, type RoundPreset } from "#app/domain/round/presets.ts";
import { newRoundForm } from "#app/domain/round/round-form-schema.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { type NewRoundForm, showNewRoundForm } from "#app/services/round/show-new-round-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workRoundNew",
  policy: "round.create",
  load: async ({ ctx, url: { searchParams } }) => {
    const shown = await showNewRoundForm(ctx, searchParams.get("from"), searchParams.get("preset"));
    // What was typed before another way of doing it was chosen goes along (`PresetLinks`).
    return shown.ok ? ok({ ...shown.value, code: searchParams.get("code") ?? shown.value.code, title: searchParams.get("title") ?? shown.value.title }) : shown;
  },
  actions: {
    create: formAction({
      schema: newRoundForm,
      run: async ({ ctx, form: { exclusive, from, preset, ...round } }) => {
        // Stages have a page of their own; a copy takes them along, and so does a preset.
        const copied = from ? await showNewRoundForm(ctx, from) : null;
        const stages = copied?.ok ? copied.value.rules.stages : isRoundPreset(preset ?? null) ? presetStages(preset as RoundPreset, round.rules.challengeDefaults?.pattern) : undefined;
        const created = await createRound(ctx, { ...round, rules: { ...round.rules, ...(stages && { stages }) }, exclusiveRoles: exclusiveFrom(exclusive) });
        return created.ok ? ok({ code: round.code }) : created;
      },
      done: ({ code }) => ({ to: `/work/rounds/${encodeURIComponent(code)}`, toast: "批次已新建。接下来新增榜单任务，或先补齐人员与分工。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<NewRoundForm>(() => "新建批次");

export default function WorkRoundNew() {
  const { view, frame } = usePage<typeof loader>();
  const [form, fields] = useForm<z.input<typeof newRoundForm>>({ id: "round", lastResult: useLastResult("create"), defaultValue: { code: view.code, title: view.title, custody: view.custody, rules: formOfRules(view.rules), rubric: [...view.rubric], exclusive: offeredBoxes } });
  return (
    <>
      <PageTitle title="新建批次" lead={view.from ? `评审标准、评审阶段和规则沿用 ${view.from}，可以修改。` : "选一种做法，回答六个问题即可；其余按通用标准，可在“高级”中修改。发布以后不再变动。"} />
      <PresetLinks chosen={view.preset} />
      {view.rounds.length > 0 && (
        <p className="mb-4">
          <span className="text-soft">沿用已有批次：</span>
          {view.rounds.map(({ code, title }) => (
            <a key={code} href={`/work/rounds/new?from=${encodeURIComponent(code)}`} title={title} aria-current={code === view.from ? "true" : undefined} className="mr-3">
              {code}
            </a>
          ))}
        </p>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={roundFieldLabels(form.allErrors)} />
        <input type="hidden" name="intent" value="create" />
        <input type="hidden" name="from" value={view.from ?? ""} />
        <input type="hidden" name="preset" value={view.preset ?? ""} />
        <UnsavedGuard copyKey={frame.copyKey} />
        <Once frame={frame} name="create" />
        <EnterButton>新建批次</EnterButton>
        <RoundForm fields={fields} start={view.rules} formKey={view.from ?? view.preset ?? ""} problems={Object.keys(form.allErrors)}>
          <Section title="评审标准" aside="各项分值合计须为 100；发布时固定">
            <RubricFields rows={fields.rubric.getFieldList().map((row) => row.getFieldset() as unknown as RubricRow)} errors={fields.rubric.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.rubric.name, index })} />
            <Button tone="plain" className="mt-3" {...form.insert.getButtonProps({ name: fields.rubric.name })}>
              增加一项
            </Button>
          </Section>
        </RoundForm>
        <div className="mt-6">
          <Button>新建批次</Button>
        </div>
      </form>
    </>
  );
}
