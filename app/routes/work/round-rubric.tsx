import { useForm } from "@conform-to/react";
import { z } from "zod";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { RubricTable } from "#app/components/round/rubric-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { RubricFields, type RubricRow } from "#app/components/work/round-fields.tsx";
import { rubricLine } from "#app/domain/round/schema.ts";
import type { RubricPage } from "#app/domain/round/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { rubricPlaceWords } from "#app/messages/zh-CN/round-form.ts";
import { editRubric, showRubric } from "#app/services/round/edit-rubric.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { useMeanwhile } from "#app/web/use-meanwhile.ts";
import { workPage } from "#app/web/work-page.ts";

const empty = z.string().default("");
const rubricForm = z.object({ version: z.coerce.number().int(), rubric: z.array(rubricLine.extend({ looksAt: empty, rule: empty })).default([]) });

const page = workPage({
  page: "roundRubric",
  policy: "round.view",
  load: ({ ctx, params }) => showRubric(ctx, param(params, "code")),
  actions: {
    save: formAction({
      schema: rubricForm,
      run: ({ ctx, params, form }) => editRubric(ctx, param(params, "code"), form),
      done: ({ version }, { url }) => ({ to: url.pathname, toast: `已保存为第 ${version} 版。发布前仍可修改。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<RubricPage>(({ code }) => `评审标准 ${code}`);

export default function RoundRubric() {
  const { view, frame } = usePage<typeof loader>();
  const isDraft = view.status === "draft";
  return (
    <>
      <PageTitle title="评审标准" lead={`批次 ${view.code}　第 ${view.version} 版，${isDraft ? "尚未固定" : "已随发布固定，不能修改"}`} />
      {view.mayEdit ? <RubricForm key={view.version} view={view} frame={frame} /> : <RubricTable lines={view.lines} />}
      <Section title="历次版本" id="versions" aside={isDraft ? "每次保存留下一版；发布时固定" : undefined}>
        <ol className="space-y-4">
          {view.versions.map((version) => (
            <Version key={version.number} version={version} isCurrent={version.number === view.version} />
          ))}
        </ol>
      </Section>
      <p className="mt-6">
        <a href={`/work/rounds/${encodeURIComponent(view.code)}`}>返回批次</a>
      </p>
    </>
  );
}

function RubricForm({ view, frame }: { view: RubricPage; frame: WorkFrame }) {
  const [form, fields] = useForm<z.input<typeof rubricForm>>({ id: "round", lastResult: useLastResult("save"), defaultValue: { rubric: view.lines } });
  const meanwhile = useMeanwhile({ rubric: view.lines }, "save");
  const rows = fields.rubric.getFieldList().map((row) => row.getFieldset() as unknown as RubricRow);
  return (
    <form method="post" id={form.id} noValidate>
      <UnsavedGuard />
      <ErrorSummary form={form} labels={{ rubric: "评审标准", ...Object.fromEntries([...Object.keys(form.allErrors), ...(meanwhile?.lines ?? []).map(({ name }) => name)].flatMap((name) => {
        const row = /^rubric\[(\d+)\]/.exec(name)?.[1];
        return row === undefined ? [] : [[name, `评审标准第 ${Number(row) + 1} 项`]];
      })) }} meanwhile={meanwhile} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="version" value={view.version} />
      <Once frame={frame} name="save" />
      <EnterButton>保存为新版本</EnterButton>
      <RubricFields rows={rows} errors={fields.rubric.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.rubric.name, index })} />
      <div className="mt-3 flex flex-wrap gap-3">
        <Button>保存为新版本</Button>
        <Button tone="plain" {...form.insert.getButtonProps({ name: fields.rubric.name })}>
          增加一项
        </Button>
      </div>
      <p className="mt-2 text-sm text-soft">各项分值合计须为 100。</p>
    </form>
  );
}

function Version({ version, isCurrent }: { version: RubricPage["versions"][number]; isCurrent: boolean }) {
  return (
    <li>
      <p>
        <strong>第 {version.number} 版</strong>
        {isCurrent && "（现行）"}　{version.at ? <DateTime value={version.at} /> : "随批次新建"}　{version.by}
      </p>
      {version.differences.length > 0 && (
        <ul className="list-disc pl-5 text-sm">
          {version.differences.map(({ path, before, after }) => (
            <li key={path}>
              {rubricPlaceWords(path)}：<del className="text-soft">{told(before)}</del> → {told(after)}
            </li>
          ))}
        </ul>
      )}
      {!isCurrent && (
        <details className="mt-1">
          <summary className="text-sm">这一版的全文</summary>
          <RubricTable lines={version.lines} />
        </details>
      )}
    </li>
  );
}

/** A value as a difference holds it: JSON text, or nothing. */
function told(value: string | null): string {
  const plain: unknown = value === null ? "" : JSON.parse(value);
  return plain === "" ? "（空）" : String(plain);
}
