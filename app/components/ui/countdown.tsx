import { useEffect, useState } from "react";
import { formatRemaining } from "#app/messages/format.ts";

/**
 * Time left by the server's clock. The text of the server stands without script; on hydrated pages it runs on by
 * the browser's stopwatch from the server's instant, on public pages `browser/countdown.ts` does the same with the data attributes.
 */
export function Countdown({ until, now, over = "已截止" }: { until: string; now: string; over?: string }) {
  const left = Date.parse(until) - Date.parse(now);
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - start), 1000);
    return () => clearInterval(timer);
  }, []);
  const words = formatRemaining(left - elapsed);
  return (
    <span data-countdown={left} data-over={over} className="whitespace-nowrap tabular-nums">
      {words === null ? over : `剩余 ${words}`}
    </span>
  );
}
