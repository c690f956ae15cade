import type { OwnerViewOfBid } from "#app/domain/review/owner-view.ts";
import { ownerViewWords as words } from "#app/messages/zh-CN/owner-view.ts";

/** 需求方意见 beside the criterion that is about it. */
export function OwnerViewNote({ view, challengeNo }: { view: OwnerViewOfBid; challengeNo: string }) {
  return (
    <div className="mt-2 rounded border border-line bg-wash px-3 py-2 text-sm">
      <p>
        <strong>{words.whole}</strong>　{view.words}
      </p>
      {view.ofBid !== "" && (
        <p className="mt-1">
          <strong>{words.ofThis}</strong>　{view.ofBid}
        </p>
      )}
      <p className="mt-1">{view.hasFile ? <OwnerViewLink challengeNo={challengeNo} /> : <span className="text-soft">{words.noFile}</span>}</p>
    </div>
  );
}

export function OwnerViewLink({ challengeNo }: { challengeNo: string }) {
  return <a href={`/work/challenges/${encodeURIComponent(challengeNo)}/owner-view/file`}>{words.open}</a>;
}
