import { formatRemaining } from "#app/messages/format.ts";
import { useServerNow } from "./use-server-now.ts";

/**
 * Time left by the server's clock. The text of the server stands without script; it runs on with `browser/server-clock.ts`, on
 * hydrated pages here, on public pages by `browser/countdown.ts` with the data attributes.
 */
export function Countdown({ until, now, over = "已截止" }: { until: string; now: string; over?: string }) {
  const current = useServerNow(now) ?? Date.parse(now);
  const words = formatRemaining(Date.parse(until) - current);
  return (
    <span data-countdown={until} data-now={now} data-over={over} className="whitespace-nowrap tabular-nums">
      {words === null ? over : `剩余 ${words}`}
    </span>
  );
}
