import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Stamp } from "#app/components/form/stamp.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { RoundRuleList } from "#app/components/round/round-rule-list.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { RoundForm, roundFieldLabels } from "#app/components/work/round-form.tsx";
import { RulesComparison } from "#app/components/work/rules-comparison.tsx";
import { RulesForStaff } from "#app/components/work/rules-for-staff.tsx";
import { RulesLookLine } from "#app/components/work/rules-look.tsx";
import { boxesOf, exclusiveFrom, formOfRules } from "#app/domain/round/round-form.ts";
import { roundRulesForm } from "#app/domain/round/round-form-schema.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { roundRulesWords as words } from "#app/messages/zh-CN/round-rules.ts";
import { editRoundRules, type RoundRulesPage, showRoundRules } from "#app/services/round/edit-round-rules.ts";
import { lookOverRules } from "#app/services/round/look-over-rules.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { useMeanwhile } from "#app/web/use-meanwhile.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workRoundRules",
  policy: "round.view",
  load: ({ ctx, params, url }) => showRoundRules(ctx, param(params, "code"), url.searchParams.get("against")),
  actions: {
    save: formAction({
      schema: roundRulesForm,
      run: ({ ctx, params, form: { exclusive, ...rules } }) => editRoundRules(ctx, param(params, "code"), { ...rules, exclusiveRoles: exclusiveFrom(exclusive) }),
      done: ({ changed }, { url }) => ({ to: url.pathname, toast: words.saved(changed) }),
    }),
    lookOver: formAction({
      schema: z.object({ digest: z.string() }),
      run: ({ ctx, params, form }) => lookOverRules(ctx, param(params, "code"), form.digest),
      done: (_, { url }) => ({ to: url.pathname, toast: words.lookedOver }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<RoundRulesPage>(({ code }) => `${words.title} ${code}`);

export default function RoundRulesRoute() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const refused = reply?.intent === "lookOver" ? refusedWith(reply) : null;
  const path = `/work/rounds/${encodeURIComponent(view.code)}`;
  return (
    <>
      <PageTitle title={words.title} lead={<a href={path}>{`${view.title}（${view.code}）`}</a>} />
      <p className="measure">{view.mayEdit ? words.lead : view.status === "draft" ? words.readOnly : words.frozen}</p>
      {refused && <Alert tone="problem" title={refused.words} />}
      <Section title={words.against} id="against">
        <RulesComparison {...view.comparison} />
      </Section>
      <Section title={words.look} id="look">
        <RulesLookLine look={view.look} />
        {view.mayLookOver && view.look.state !== "done" && (
          view.look.isOwnChange ? (
            <p className="text-soft">{words.notOwn}</p>
          ) : (
            <form method="post" className="mt-3">
              <p className="measure mb-3 text-soft">{words.lookHint}</p>
              <Once frame={frame} name="lookOver" />
              <input type="hidden" name="digest" value={view.seen} />
              <Button name="intent" value="lookOver" tone="plain">
                {words.lookOver}
              </Button>
            </form>
          )
        )}
      </Section>
      {view.mayEdit ? (
        <RulesForm key={view.seen} view={view} frame={frame} path={path} />
      ) : (
        <Section title={words.title} id="rules">
          <RulesForStaff rules={view.rules} exclusiveRoles={view.exclusiveRoles} />
          <RoundRuleList rules={view.rules} rubric={view.rubric} custody={view.custody} />
        </Section>
      )}
    </>
  );
}

function RulesForm({ view, frame, path }: { view: RoundRulesPage; frame: WorkFrame; path: string }) {
  const defaultValue = { title: view.title, custody: view.custody, rules: formOfRules(view.rules), exclusive: boxesOf(view.exclusiveRoles) };
  const last = useLastResult("save");
  const [form, fields] = useForm<z.input<typeof roundRulesForm>>({ id: "round", lastResult: last, defaultValue });
  const meanwhile = useMeanwhile(defaultValue, "save");
  return (
    <form method="post" id={form.id} noValidate className="mt-6">
      <ErrorSummary form={form} labels={roundFieldLabels({ ...form.allErrors, ...Object.fromEntries((meanwhile?.lines ?? []).map(({ name }) => [name, []])) })} meanwhile={meanwhile} />
      <input type="hidden" name="intent" value="save" />
      <Stamp name="seen" present={view.seen} last={last} isCompared={meanwhile !== null} />
      <UnsavedGuard copyKey={frame.copyKey} />
      <Once frame={frame} name="save" />
      <RoundForm fields={{ code: view.code, title: fields.title, custody: fields.custody, rules: fields.rules, exclusive: fields.exclusive }} start={view.rules} formKey={view.seen} problems={Object.keys(form.allErrors)}>
        <p className="mt-4">
          {words.elsewhere}
          <a href={`${path}/rubric`} className="mr-4">
            {words.rubric}
          </a>
          <a href={`${path}/stages`}>{words.stages}</a>
        </p>
      </RoundForm>
      <div className="mt-6">
        <Button>{words.save}</Button>
      </div>
    </form>
  );
}
