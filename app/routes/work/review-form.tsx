import { z } from "zod";
import { OfflineReport } from "#app/components/review/offline-report.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { offlineFormInput } from "#app/domain/review/schema.ts";
import { checkOfflineForm, importOfflineForm, type OfflineCheck, showOfflineForm } from "#app/services/review/offline-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readJsonFile } from "#app/web/read-json-file.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "challengeNo");

const page = workPage({
  page: "reviewForm",
  policy: "reviewAssignment.start",
  load: async (input) => {
    const form = await showOfflineForm(input.ctx, no(input));
    return form.ok ? ok({ challenge: form.value.challenge, bids: form.value.bids.length }) : form;
  },
  actions: {
    check: formAction({
      schema: z.object({ file: z.any().optional() }),
      run: async (input) => {
        const file: unknown = input.form.file;
        if (!(file instanceof File) || file.size === 0) return refuse("invalidInput", { fields: [{ path: "file", message: "required" }] });
        return checkOfflineForm(input.ctx, no(input), Buffer.from(await file.arrayBuffer()));
      },
    }),
    import: formAction({
      schema: z.object({ sheets: z.string(), take: z.array(z.string().regex(/^[^@]+@\d+$/)).default([]) }),
      run: async (input) => {
        const sheets = await readJsonFile(undefined, input.form.sheets);
        const parsed = offlineFormInput.safeParse({ sheets: sheets?.value, take: input.form.take.map((typed) => ({ code: typed.split("@")[0], revision: Number(typed.split("@")[1]) })) });
        return parsed.success ? importOfflineForm(input.ctx, no(input), parsed.data) : refuse("invalidInput");
      },
      done: ({ saved, skipped }, { params }) => ({
        to: `/work/reviews/${encodeURIComponent(param(params, "challengeNo"))}`,
        toast: skipped.length > 0 ? { tone: "warning", text: `已导入 ${saved} 份；${skipped.join("、")} 在系统中有更新的评分，没有覆盖。` } : `已导入 ${saved} 份。请核对后签署。`,
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ challenge: { no: string } }>(({ challenge }) => `离线评分表 ${challenge.no}`);

export default function ReviewForm() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<OfflineCheck>();
  const item = `/work/reviews/${encodeURIComponent(view.challenge.no)}`;
  const checked = reply?.intent === "check" ? reply.answer : null;
  return (
    <>
      <PageTitle title="离线评分表" lead={`${view.challenge.no}　${view.challenge.title}。没有网络或习惯用 Excel、WPS 的，可以下载填写后再上传。`}>
        <LinkButton href={item} tone="plain">
          回到任务
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <Section title="一、下载">
        <p className="mb-3">共 {view.bids} 份申报，一份一张工作表，已保存的分数和意见都在里面。</p>
        <LinkButton href={`${item}/form/file`}>下载离线评分表</LinkButton>
      </Section>
      <Section title="二、上传和试导入">
        <form method="post" encType="multipart/form-data" aria-label="上传离线评分表">
          <Once frame={frame} name="check" />
          <label className="mb-4 block font-medium">
            填好的离线评分表（.xlsx）
            <input type="file" name="file" accept=".xlsx" required className={`${controlClass} max-w-xl`} />
          </label>
          <Button name="intent" value="check" tone={checked ? "plain" : "primary"}>
            试导入
          </Button>
          <p className="mt-2 text-sm text-soft">试导入只核对，不保存任何内容。</p>
        </form>
      </Section>
      {checked && <OfflineReport checked={checked} frame={frame} />}
    </>
  );
}
