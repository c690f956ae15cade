import { useState } from "react";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { fileTypeOf, isDrawn, type OpenedFileView } from "#app/domain/bid/file.ts";
import { fileKindWords, fileSizeWords, markNote, openedFileProblemWords } from "#app/messages/zh-CN/bid-file.ts";
import { scanWords } from "#app/messages/zh-CN/file-scan.ts";
import { supplementWords } from "#app/messages/zh-CN/supplement.ts";
import { PageViewer } from "./page-viewer.tsx";

/**
 * The files of an opened bid: PDF and pictures page by page, everything to download; each with whether it is what was sealed.
 * `isMarked`: this reader gets copies with a watermark. Nothing where there is no file.
 */
export function OpenedFiles({ no, files, isMarked = false }: { no: string; files: OpenedFileView[]; isMarked?: boolean }) {
  const isAlive = useIsAlive();
  const [shown, setShown] = useState<OpenedFileView | null>(null);
  const addressOf = ({ position }: OpenedFileView) => `/work/bids/${encodeURIComponent(no)}/files/${position}`;
  const columns: Column<OpenedFileView>[] = [
    { key: "kind", head: "种类", cell: ({ kind }) => fileKindWords[kind] },
    {
      key: "name",
      head: "文件",
      isRowHead: true,
      cell: (file) =>
        file.problem || file.isHeld ? (
          <span className="break-all">{file.name}</span>
        ) : (
          <>
            <a href={addressOf(file)} download className="font-medium break-all">
              {file.name}
            </a>
            {isAlive && isDrawn(fileTypeOf(file.name)) && (
              <button type="button" onClick={() => setShown(file)} className="ml-3 min-h-8 cursor-pointer whitespace-nowrap text-blue underline">
                逐页查看
              </button>
            )}
          </>
        ),
    },
    { key: "size", head: "大小", isNumeric: true, cell: ({ size }) => fileSizeWords(size) },
    {
      key: "check",
      head: "核验",
      isText: true,
      cell: ({ problem, isChecked, isSupplement, isHeld, scan }) => (problem ? <span className="font-medium text-red-dark">{openedFileProblemWords[problem]}</span> : isHeld ? <span className="font-medium text-red-dark">{scan === "infected" ? scanWords.infected : scanWords.waiting}</span> : <>{isChecked ? (isSupplement ? supplementWords.mark : "与提交时的摘要一致") : "正在核验"}{scan && `，${scanWords[scan]}`}</>),
    },
  ];
  if (files.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-2">附件</h3>
      {isMarked && <p className="mb-2 text-sm text-soft">{markNote}</p>}
      {shown && <PageViewer key={shown.position} url={addressOf(shown)} name={shown.name} onClose={() => setShown(null)} />}
      <DataTable caption="附件" rows={files} columns={columns} rowKey={({ position }) => String(position)} empty={null} isPlain />
    </>
  );
}
