import { formatClock } from "#app/messages/format.ts";
import { serverTimeWords } from "#app/messages/zh-CN/site.ts";
import { useServerNow } from "./use-server-now.ts";

/** What the clock says by which deadlines are judged. Without script it would stand still, so it is not shown then. */
export function ServerTime({ now }: { now: string }) {
  const current = useServerNow(now);
  if (current === null) return null;
  return (
    <span className="whitespace-nowrap text-soft tabular-nums">
      {serverTimeWords} <time>{formatClock(new Date(current).toISOString())}</time>
    </span>
  );
}
