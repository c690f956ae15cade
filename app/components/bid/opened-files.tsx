import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { OpenedFileView } from "#app/domain/bid/file.ts";
import { fileKindWords, fileSizeWords, openedFileProblemWords } from "#app/messages/zh-CN/bid-file.ts";

/** The files of an opened bid, to download; each with whether it is what was sealed. Nothing where there is none. */
export function OpenedFiles({ no, files }: { no: string; files: OpenedFileView[] }) {
  const columns: Column<OpenedFileView>[] = [
    { key: "kind", head: "种类", cell: ({ kind }) => fileKindWords[kind] },
    {
      key: "name",
      head: "文件",
      isRowHead: true,
      cell: ({ name, position, problem }) =>
        problem ? (
          <span className="break-all">{name}</span>
        ) : (
          <a href={`/work/bids/${encodeURIComponent(no)}/files/${position}`} download className="font-medium break-all">
            {name}
          </a>
        ),
    },
    { key: "size", head: "大小", isNumeric: true, cell: ({ size }) => fileSizeWords(size) },
    {
      key: "check",
      head: "核验",
      isText: true,
      cell: ({ problem, isChecked }) => (problem ? <span className="font-medium text-red-dark">{openedFileProblemWords[problem]}</span> : isChecked ? "与提交时的摘要一致" : "正在核验"),
    },
  ];
  if (files.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-2">附件</h3>
      <DataTable caption="附件" rows={files} columns={columns} rowKey={({ position }) => String(position)} empty={null} isPlain />
    </>
  );
}
