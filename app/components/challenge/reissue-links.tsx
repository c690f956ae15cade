import { Alert } from "#app/components/ui/alert.tsx";

/** 重新发榜, in both directions. */
export function ReissueLinks({ challenge: { parentNo, reissuedAs } }: { challenge: { parentNo: string | null; reissuedAs: string | null } }) {
  return (
    <>
      {reissuedAs && (
        <Alert tone="note" title="已重新发榜">
          本任务已以新编号重新发榜，请看 <a href={`/challenges/${encodeURIComponent(reissuedAs)}`}>{reissuedAs}</a>。
        </Alert>
      )}
      {parentNo && (
        <p className="my-4">
          本任务由 <a href={`/challenges/${encodeURIComponent(parentNo)}`}>{parentNo}</a> 重新发榜。
        </p>
      )}
    </>
  );
}
