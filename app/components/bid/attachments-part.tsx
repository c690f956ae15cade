import { useRef, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type FileKind, fileTypes } from "#app/domain/bid/file.ts";
import { fileKindWords, fileProblemWords, fileSizeWords, fileStateWords } from "#app/messages/zh-CN/bid-file.ts";
import { identityWords } from "#app/messages/zh-CN/identity.ts";
import { proposalNoteWords, proposalWords } from "#app/messages/zh-CN/proposal.ts";
import { KindSelect } from "./kind-select.tsx";
import { type AttachmentRow, type Attachments, isUnknown } from "./use-attachments.ts";

const accepted = [...fileTypes, "jpeg"].map((type) => `.${type}`).join(",");

/** 附件 of the form: what is there, how each stands, one more. Works without script: then a form sends the file and comes back. */
export function AttachmentsPart({ no, attachments, isOpen, hidesTeam }: { no: string; attachments: Attachments; isOpen: boolean; hidesTeam: boolean }) {
  const { rows, sealed, unfinished, remove } = attachments;
  return (
    <Section title="附件" id="attachments" aside={`已封存 ${sealed} 个${unfinished > 0 ? `，未完成 ${unfinished} 个` : ""}`}>
      <p className="mb-3 measure text-sm text-soft">
        每个不超过 50 MB，合计不超过 300 MB；可用 PDF、Word（docx）、Excel（xlsx）、PPT（pptx）、JPG、PNG、ZIP。文件传到后即加密封存，开标前任何人（包括本单位）都不能再打开，请自留原件；如需更换，请删除后重新上传。
        <strong className="text-ink">已封存不等于已提交：</strong>提交或替换申报后才算数。上传不畅的，先做<a href="/check">申报环境自检</a>。
      </p>
      {hidesTeam && <p className="mb-3 measure text-sm">{identityWords.attachments}</p>}
      <DataTable caption="附件" rows={rows} columns={columns(isOpen, remove)} rowKey={({ id }) => id} empty={<p className="mb-3 text-soft">还没有附件。</p>} isPlain />
      {isOpen && (
        <p className="mt-3 measure text-sm">
          <a href={`/work/bids/${encodeURIComponent(no)}/proposal-template`}>{proposalWords.download}</a>：{proposalWords.offer}
        </p>
      )}
      {isOpen && <UploadForm no={no} add={attachments.add} />}
    </Section>
  );
}

function columns(isOpen: boolean, remove: (row: AttachmentRow) => void): Column<AttachmentRow>[] {
  const shown: Column<AttachmentRow>[] = [
    { key: "kind", head: "种类", className: "sm:min-w-28", cell: ({ kind }) => fileKindWords[kind] },
    { key: "name", head: "文件", isRowHead: true, className: "sm:min-w-52", cell: ({ name }) => <span className="font-medium break-all">{name}</span> },
    { key: "size", head: "大小", isNumeric: true, cell: ({ size }) => (size === null ? "" : fileSizeWords(size)) },
    { key: "status", head: "状态", isText: true, cell: (row) => <State row={row} /> },
  ];
  return isOpen ? [...shown, { key: "remove", head: "操作", cell: (row) => (isUnknown(row) && row.sent !== null ? "" : <RemoveForm row={row} remove={remove} />) }] : shown;
}

function State({ row }: { row: AttachmentRow }) {
  const { status, problem, note, words, sent, size, isSubmitted, isWaiting } = row;
  if (words) return <span className="font-medium text-red-dark">{status === "refused" ? words : `未完成：${words}`}</span>;
  if (status === "refused") return <span className="font-medium text-red-dark">被拒：{problem ? fileProblemWords[problem] : ""}</span>;
  if (status === "sealed") return <span className="text-blue-dark">{fileStateWords.sealed}{isSubmitted ? "，已随申报提交" : "，尚未提交"}{note && <span className="block text-red-dark">▲ {proposalNoteWords(note)}</span>}</span>;
  if (status === "checking") return <span role="status">{fileStateWords.checking}…</span>;
  if (sent === null) return "没有传完：再次选择同一个文件可以继续，或删除";
  if (isWaiting) return <span role="status" className="text-red-dark">连接中断，正在自动重试。请不要关闭本页。</span>;
  if (sent === 0 && isUnknown(row)) return "等待上传";
  return (
    <span role="status">
      {fileStateWords.uploading} <progress value={sent} max={size ?? 1} className="mx-1 w-24 align-middle accent-blue" aria-label={`${row.name} 已上传`} />
      <span className="tabular-nums">{Math.floor((sent / (size || 1)) * 100)} %</span>
    </span>
  );
}

function RemoveForm({ row, remove }: { row: AttachmentRow; remove: (row: AttachmentRow) => void }) {
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        remove(row);
      }}
    >
      <input type="hidden" name="file" value={row.id} />
      <Button name="intent" value="removeFile" tone="plain" className="min-h-8 px-2 py-0.5 text-sm whitespace-nowrap" aria-label={`删除 ${row.name}`}>
        删除
      </Button>
    </form>
  );
}

function UploadForm({ no, add }: { no: string; add: Attachments["add"] }) {
  const file = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      method="post"
      action="/uploads/form"
      encType="multipart/form-data"
      aria-label="上传附件"
      className="no-print mt-4 flex flex-wrap items-end gap-x-4 gap-y-3 border border-line bg-wash p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = [...(file.current?.files ?? [])];
        setMissing(chosen.length === 0);
        add(new FormData(event.currentTarget).get("kind") as FileKind, chosen);
        event.currentTarget.reset();
      }}
    >
      {/* Before the files: who reads the form as it comes must know them first. */}
      <input type="hidden" name="bid" value={no} />
      <KindSelect />
      <label className="grid min-w-0 gap-1">
        <span className="font-medium">文件</span>
        <input ref={file} type="file" name="file" multiple accept={accepted} className="min-h-10 w-full py-1.5" onChange={() => setMissing(false)} aria-invalid={isMissing || undefined} />
      </label>
      <Button tone="plain">上传</Button>
      {isMissing && <p className="w-full font-medium text-red-dark">请先选择文件。</p>}
      <noscript>
        <p className="w-full text-sm text-soft">上传会重新打开本页：请先暂存上面填写的内容。</p>
      </noscript>
    </form>
  );
}
