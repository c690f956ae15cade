import { useEffect, useState } from "react";
import { onTick, serverNow, startClock } from "#app/browser/server-clock.ts";

/** The server's clock, second by second; null until the page is alive. `rendered`: what it said when the page was rendered. */
export function useServerNow(rendered: string): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    startClock(rendered);
    const show = () => setNow(serverNow());
    show();
    return onTick(show);
  }, [rendered]);
  return now;
}
