import { Alert } from "#app/components/ui/alert.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { contestBidWords } from "#app/messages/zh-CN/contest-bid.ts";

/** 认领异议: what it means for a bid that was begun on one. */
export function ContestNote({ bid: { contest, no, unitName } }: { bid: Pick<OwnBid, "contest" | "no" | "unitName"> }) {
  if (contest === null) return null;
  const { title, words } = contestBidWords[contest];
  return (
    <Alert tone={contest === "waiting" ? "note" : "warning"} title={title}>
      <p>{words(unitName)}</p>
      {contest === "declined" && (
        <p className="no-print mt-2">
          <a href={`/work/bids/${encodeURIComponent(no)}/document`}>下载申报书</a>　<a href="/work/unit#contests">认领异议的处理结果</a>
        </p>
      )}
    </Alert>
  );
}
