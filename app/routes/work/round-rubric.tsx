import { z } from "zod";
import { RubricTable } from "#app/components/round/rubric-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { RubricForm } from "#app/components/work/rubric-form.tsx";
import { typedRubric } from "#app/domain/round/rubric-schema.ts";
import type { RubricPage } from "#app/domain/round/view.ts";
import { rubricPlaceWords } from "#app/messages/zh-CN/round-form.ts";
import { editRubric, showRubric } from "#app/services/round/edit-rubric.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useMeanwhile } from "#app/web/use-meanwhile.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const rubricForm = z.object({ version: z.coerce.number().int(), rubric: typedRubric });

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
  const last = useLastResult("save");
  const meanwhile = useMeanwhile({ rubric: view.lines }, "save");
  const isDraft = view.status === "draft";
  return (
    <>
      <PageTitle title="评审标准" lead={`批次 ${view.code}　第 ${view.version} 版，${isDraft ? "尚未固定" : "已随发布固定，不能修改"}`} />
      {view.mayEdit ? <RubricForm key={view.version} lines={view.lines} seen={{ name: "version", value: String(view.version) }} frame={frame} last={last} meanwhile={meanwhile} button="保存为新版本" /> : <RubricTable lines={view.lines} />}
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
