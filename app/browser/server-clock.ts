import { ServerClock, type Watch } from "#app/domain/site/server-clock.ts";

const watch = (): Watch => ({ stopwatch: performance.now(), clock: Date.now() });
const listeners = new Set<() => void>();
let known: { clock: ServerClock; rendered: string } | null = null;
let isAsking = false;

/** The instant that the server rendered the page with; a later one is that of a page opened within this document. */
export function startClock(rendered: string): void {
  if (known?.rendered === rendered) return;
  // A first page was on its way and its scripts were loading since: that time is gone.
  const waited = known ? 0 : performance.now() - (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).responseStart;
  const { stopwatch, clock } = watch();
  known = { clock: new ServerClock(rendered, { stopwatch: stopwatch - waited, clock: clock - waited }), rendered };
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow(): number {
  return known?.clock.now(watch()) ?? Date.now();
}

/** The server named its time in an answer that had another purpose. */
export function hearClock(named: string): void {
  if (Date.parse(named) > serverNow()) known?.clock.hear(named, watch());
}

/** Calls `listener` every second, and at once when the server has named its time anew; answers how to end it. */
export function onTick(listener: () => void): () => void {
  begin();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

let isRunning = false;

function begin(): void {
  if (isRunning) return;
  isRunning = true;
  setInterval(tick, 1000);
  // Who comes back may have slept over it: the tab, the computer, or the line.
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && ask()));
  addEventListener("pageshow", ({ persisted }) => void (persisted && ask()));
  for (const name of ["focus", "online"]) addEventListener(name, () => void ask());
}

function tick(): void {
  if (known?.clock.isUnsure(watch())) void ask();
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const then = watch();
  try {
    const answer = await fetch("/time", { cache: "no-store" });
    if (answer.ok) known?.clock.hear(((await answer.json()) as { now: string }).now, then);
  } catch {
    // No line: the computer's own clocks carry on until there is one.
  } finally {
    isAsking = false;
  }
  for (const listener of listeners) listener();
}
