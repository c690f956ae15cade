import type { ReactNode } from "react";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { PanelRemark } from "#app/domain/review/panel-view.ts";
import { remarkWords } from "#app/messages/zh-CN/panel.ts";

interface RemarkListProps {
  remarks: readonly PanelRemark[];
  /** The remark whose answers are shown; null for those that answer none. */
  parentId?: string | null;
  /** Each with its stage: they come from several, or from another one. */
  isStaged?: boolean;
  /** What stands below a remark: the form for an answer. */
  below?: (remark: PanelRemark) => ReactNode;
}

/** Remarks with their answers below them, each by its pseudonym. */
export function RemarkList({ remarks, parentId = null, isStaged = false, below }: RemarkListProps) {
  const shown = remarks.filter((remark) => remark.parentId === parentId);
  if (shown.length === 0) return null;
  return (
    <ol className={parentId === null ? "mt-3 space-y-4" : "mt-3 space-y-3 border-l-2 border-line pl-4"}>
      {shown.map((remark) => (
        <li key={remark.id} id={`remark-${remark.id}`}>
          <p className="text-sm text-soft">
            <strong className="text-ink">{remarkWords.author(remark.author, remark.isChair)}</strong>　{isStaged && `${remarkWords.ofStage(remark.stage)}　`}<DateTime value={remark.writtenAt} />
            {remark.isVoid && <span className="ml-2 text-red-dark">{remarkWords.isVoid}</span>}
          </p>
          <p className="measure whitespace-pre-wrap">{remark.words}</p>
          {below?.(remark)}
          <RemarkList remarks={remarks} parentId={remark.id} isStaged={isStaged} {...(below && { below })} />
        </li>
      ))}
    </ol>
  );
}
