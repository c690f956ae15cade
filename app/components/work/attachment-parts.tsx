import { type SubmissionResult, useForm } from "@conform-to/react";
import { attachmentAccesses } from "#app/domain/attachment/access.ts";
import type { AttachmentPage, OwnAttachment, PledgedReader } from "#app/domain/attachment/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { accessWords, pledgeWords } from "#app/messages/zh-CN/attachment.ts";
import { fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

/** 附件 with who gets each; the bureau and the owner read how often each was opened. */
export function AttachmentTable({ no, attachments, mayRemove, frame }: Pick<AttachmentPage, "no" | "attachments" | "mayRemove"> & { frame: WorkFrame }) {
  const countsOpenings = attachments.some(({ openings }) => openings !== null);
  const columns: Column<OwnAttachment>[] = [
    { key: "name", head: "附件", isRowHead: true, isText: true, cell: (row) => `${row.number}　${row.name}` },
    { key: "access", head: "谁能看", cell: (row) => accessWords[row.access].name },
    { key: "size", head: "大小", cell: (row) => (row.isHidden ? "—" : fileSizeWords(row.size)) },
    { key: "at", head: "添加时间", cell: (row) => <DateTime value={row.addedAt} /> },
    ...(countsOpenings ? [{ key: "openings", head: "打开次数", isNumeric: true, cell: (row: OwnAttachment) => row.openings }] : []),
    { key: "open", head: "办理", cell: (row) => <Actions row={row} no={no} mayRemove={mayRemove} frame={frame} /> },
  ];
  return <DataTable caption="附件" isPlain rows={attachments} columns={columns} rowKey={({ number }) => String(number)} empty={<EmptyState title="没有附件">经办人添加的附件会列在这里。</EmptyState>} />;
}

function Actions({ row, no, mayRemove, frame }: { row: OwnAttachment; no: string; mayRemove: boolean; frame: WorkFrame }) {
  if (row.isHidden) return <>已撤下</>;
  if (!row.mayOpen) return <a href="#pledge">签署后下载</a>;
  return (
    <span className="flex flex-wrap items-center gap-3">
      <a href={`/work/challenges/${encodeURIComponent(no)}/attachments/${row.number}`}>下载</a>
      {mayRemove && (
        <form method="post">
          <Once frame={frame} name={`remove-${row.number}`} />
          <input type="hidden" name="number" value={row.number} />
          <Button name="intent" value="remove" tone="plain">
            删除
          </Button>
        </form>
      )}
    </span>
  );
}

/** 添加附件: a form that browsers send by themselves, who may see it before the files. */
export function AttachmentForm({ no, isPublished }: { no: string; isPublished: boolean }) {
  return (
    <form method="post" action="/uploads/attachment" encType="multipart/form-data" className="no-print measure border border-line bg-wash p-4">
      <input type="hidden" name="challenge" value={no} />
      <fieldset className="mb-4">
        <legend className="font-medium">谁能看</legend>
        {attachmentAccesses.map((access) => (
          <label key={access} className="flex min-h-8 items-start gap-2">
            <input type="radio" name="access" value={access} required className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              {accessWords[access].name}
              <span className="block text-sm text-soft">{accessWords[access].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="attachment-file" className="font-medium">
        文件
      </label>
      <input id="attachment-file" type="file" name="file" multiple required accept=".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.zip" aria-describedby="attachment-hint" className="block min-h-10 max-w-full py-1.5" />
      <p id="attachment-hint" className="mb-3 text-sm text-soft">
        PDF、Word、Excel、PPT、图片、压缩包，每个不超过 50 MB；文件名就是对外显示的名称。{isPublished ? "任务已公开：添加后关注者会收到通知，需要撤下的走紧急下架。" : "发布前可以删除。"}
      </p>
      <Button tone="plain">添加附件</Button>
    </form>
  );
}

/** 保密承诺: the wording, signed on the screen or as a scan of the signed page. */
export function PledgePart({ page, frame, lastResult }: { page: AttachmentPage; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ signature: string; agreed: boolean }>({ id: "sign", lastResult });
  const { unitName, personName } = page.pledge;
  return (
    <>
      <div className="measure border border-line px-4 py-3">
        <p>
          {unitName}就任务“{page.title}”（{page.no}）的附件承诺：
        </p>
        <ol className="list-decimal pl-6">
          {pledgeWords.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p className="hidden print:block">单位（盖章）：　　　　　　　签字：　　　　　　　日期：</p>
      </div>
      <div className="no-print mt-4 grid gap-6 lg:grid-cols-2">
        <form method="post" id={form.id} noValidate>
          <h3 className="mb-2">在线签署</h3>
          <ErrorSummary form={form} labels={{ signature: pledgeWords.signature, agreed: "承诺" }} />
          <Once frame={frame} name="sign" />
          <CheckField field={fields.agreed} label={pledgeWords.agreed} />
          <TextField field={fields.signature} label={pledgeWords.signature} hint={`填写本人姓名：${personName}`} autoComplete="off" />
          <Button name="intent" value="sign">
            签署
          </Button>
        </form>
        <form method="post" action="/uploads/pledge" encType="multipart/form-data">
          <h3 className="mb-2">上传签字盖章件</h3>
          <p className="mb-3 text-sm text-soft">打印本页，签字盖章后扫描或拍照上传，PDF、JPG、PNG，不超过 10 MB。</p>
          <input type="hidden" name="challenge" value={page.no} />
          <label htmlFor="pledge-file" className="font-medium">
            扫描件
          </label>
          <input id="pledge-file" type="file" name="file" required accept=".pdf,.jpg,.jpeg,.png" className="block min-h-10 max-w-full py-1.5" />
          <Button tone="plain" className="mt-3">
            上传
          </Button>
        </form>
      </div>
    </>
  );
}

/** 签署和查阅名单. */
export function ReaderTable({ no, readers }: { no: string; readers: PledgedReader[] }) {
  const columns: Column<PledgedReader>[] = [
    { key: "name", head: "签署人", isRowHead: true, cell: (row) => row.name },
    { key: "unit", head: "单位", isText: true, cell: (row) => row.unitName },
    { key: "signed", head: "签署", cell: (row) => (row.isScan ? <a href={`/work/challenges/${encodeURIComponent(no)}/pledges/${row.id}`}><DateTime value={row.signedAt} />（扫描件）</a> : <DateTime value={row.signedAt} />) },
    { key: "opened", head: "查阅", isText: true, cell: (row) => <Opened opened={row.opened} /> },
  ];
  return <DataTable caption="签署和查阅" rows={readers} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title="没有人签署">签署保密承诺的人员和查阅情况会列在这里。</EmptyState>} />;
}

function Opened({ opened }: { opened: PledgedReader["opened"] }) {
  if (opened.length === 0) return <>未查阅</>;
  return (
    <ul>
      {opened.map(({ number, at }) => (
        <li key={`${number}-${at}`}>
          附件 {number}　<DateTime value={at} />
        </li>
      ))}
    </ul>
  );
}
