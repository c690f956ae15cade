import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import type { ShortlistedBid, ShortlistPage } from "#app/domain/award/shortlist.ts";
import { ownerStageWords } from "#app/messages/zh-CN/matching.ts";
import { shortlistWords as words } from "#app/messages/zh-CN/shortlist.ts";

/** The bids that were put before the owner, and what it answered. */
export function ShortlistTable({ rows, sight, challenge: { stage, isJoint } }: Pick<ShortlistPage, "rows" | "sight" | "challenge">) {
  const columns: Column<ShortlistedBid>[] = [
    {
      key: "unit",
      head: "牵头单位",
      isRowHead: true,
      cell: ({ bidNo, unitName, isReadable }) => (
        <>
          <strong>{unitName}</strong>
          <span className="block text-soft tabular-nums">
            {bidNo}{isReadable && <>　<a href={`/work/bids/${encodeURIComponent(bidNo)}`}>{words.read}</a></>}
          </span>
        </>
      ),
    },
    { key: "state", head: "状态", cell: ({ status, isOffline }) => <><StatusBadge noun="shortlist" state={status} audience="staff" />{isOffline && <span className="block text-soft">线下</span>}</> },
    { key: "due", head: "期限", cell: (row) => <Term row={row} sight={sight} stage={stage} /> },
    ...(rows.some(({ reason }) => reason !== "") ? [{ key: "reason", head: "提请理由", isText: true, cell: ({ reason }: ShortlistedBid) => reason }] : []),
    { key: "words", head: "需求方答复", isText: true, cell: (row) => <Answer row={row} /> },
    { key: "go", head: "办理", cell: ({ bidNo, status }) => <a href={`/work/shortlist/${encodeURIComponent(bidNo)}`}>{sight === "owner" && !isJoint && status === "proposed" ? words.answer : words.handle}</a> },
  ];
  return <DataTable caption={ownerStageWords[stage].title} rows={rows} columns={columns} rowKey={({ bidNo }) => bidNo} empty={<p className="text-soft">{ownerStageWords[stage].none}</p>} isPlain />;
}

/** Until when the owner may answer, and for the officer whether it knows. */
export function Term({ row: { status, dueOn, isLate, isExtended, isTold }, sight, stage }: { row: ShortlistedBid; sight: ShortlistPage["sight"]; stage: ShortlistPage["challenge"]["stage"] }) {
  if (status !== "proposed") return null;
  return (
    <>
      {words.until(dueOn)}
      {isExtended && <span className="block text-soft">{words.extended}</span>}
      {isLate && <span className="block text-red-dark">{ownerStageWords[stage].late}</span>}
      {sight === "bureau" && !isTold && <span className="block text-red-dark">{words.untold}</span>}
    </>
  );
}

/** The owner's words and when it said them. */
export function Answer({ row: { status, words: said, saidAt } }: { row: ShortlistedBid }) {
  if (saidAt === null) return null;
  return (
    <>
      {status === "proposed" && <span className="block text-soft">{words.earlier}</span>}
      {said}
      <span className="block text-sm text-soft">
        <DateTime value={saidAt} />
      </span>
    </>
  );
}
