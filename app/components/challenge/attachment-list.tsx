import type { AttachmentEntry } from "#app/domain/attachment/view.ts";
import { attachmentWords } from "#app/messages/zh-CN/attachment.ts";
import { fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** 附件 on the public page: public ones to download, those under a pledge of secrecy by name. */
export function AttachmentList({ no, attachments }: { no: string; attachments: AttachmentEntry[] }) {
  const base = encodeURIComponent(no);
  return (
    <ol className="measure space-y-2">
      {attachments.map(({ number, name, access, size, addedAt, isHidden }) => (
        <li key={number}>
          附件 {number}　{isHidden || access !== "public" ? name : <a href={`/challenges/${base}/attachments/${number}`}>{name}</a>}
          {!isHidden && (
            <span className="ml-3 text-sm text-soft">
              {fileSizeWords(size)}，<DateTime value={addedAt} dateOnly />
            </span>
          )}
          {!isHidden && access === "nda" && (
            <span className="ml-3 text-sm">
              <a href={`/work/challenges/${base}/attachments#pledge`}>{attachmentWords.afterPledge}</a>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
