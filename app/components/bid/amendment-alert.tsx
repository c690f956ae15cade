import { DifferenceList } from "#app/components/challenge/amendment-list.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { amendmentName } from "#app/messages/zh-CN/amendment.ts";

/** The corrections of the challenge that came after the bid was begun, while something can still be done about them. */
export function AmendmentAlert({ bid }: { bid: OwnBid }) {
  if (bid.editing.mode !== "bidding") return null;
  const current = bid.versions.find((version) => version.isCurrent);
  // What was submitted after a correction has taken note of it.
  const unseen = bid.amendments.filter(({ publishedAt }) => !current || Date.parse(publishedAt) > Date.parse(current.receivedAt));
  if (unseen.length === 0) return null;
  const hasIndicators = unseen.some(({ material }) => material.includes("indicators"));
  const page = `/challenges/${encodeURIComponent(bid.challenge.no)}#amendments`;
  return (
    <Alert tone="warning" title={`任务有更正：${unseen.map(({ number }) => amendmentName(number)).join("、")}`}>
      {hasIndicators && <p>考核指标有改动，草稿中的承诺值已按更正后的指标重新判定，请逐项核对。</p>}
      {current && <p>已提交的第 {current.number} 版继续有效，开标时按更正后的指标审查；需要修改的，请在截止时间前替换。</p>}
      {unseen.map(({ number, publishedAt, differences }) => (
        <details key={number} open={unseen.length === 1}>
          <summary>
            {amendmentName(number)}（<DateTime value={publishedAt} />）的前后对照
          </summary>
          <DifferenceList differences={differences} />
        </details>
      ))}
      <p className="mt-2">
        <a href={page}>查看更正公告</a>
      </p>
    </Alert>
  );
}
