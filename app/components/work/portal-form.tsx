import { type SubmissionResult, useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { numberExample } from "#app/components/form/number-example.ts";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";

type Shape = { url: string; on: string; startsTerm: boolean; documentNumber: string };

/** 门户网站: the text and the file for it, and where it was published there. */
export function PortalPart({ notice, frame, lastResult }: { notice: NoticeView; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Shape>({ id: "portal", lastResult, defaultValue: { url: notice.portal?.url ?? "", on: notice.portal?.on ?? "" } });
  return (
    <Section title="门户网站发布" id="portal">
      <p className="mb-4 flex flex-wrap gap-x-6">
        <a href={`/notices/${notice.id}/file/docx`}>下载 Word</a>
        <a href={`/notices/${notice.id}/file/pdf`}>下载 PDF</a>
        <a href={`/notices/${notice.id}/file/txt`}>文本（可直接粘贴）</a>
      </p>
      <form method="post" id={form.id} noValidate className="measure">
        <ErrorSummary form={form} labels={{ url: "门户网站地址", on: "门户网站发布日期", startsTerm: "公示期起算", documentNumber: "发文字号" }} />
        <Once frame={frame} name="portal" />
        <TextField field={fields.url} label="门户网站地址" type="url" placeholder="https://" />
        <TextField field={fields.on} label="门户网站发布日期" type="date" className="max-w-56" />
        {notice.documentNumber === null && <TextField field={fields.documentNumber} label="发文字号（选填）" hint={`另行发文的填写，${numberExample(frame)}；登记后不能再改。`} className="max-w-72" />}
        {notice.term && <CheckField field={fields.startsTerm} label="公示期从门户网站发布之日起算（只会顺延，不会缩短）" />}
        <Button name="intent" value="portal" tone="plain">
          登记
        </Button>
      </form>
    </Section>
  );
}
