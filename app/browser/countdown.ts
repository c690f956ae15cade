import { formatRemaining } from "#app/messages/format.ts";

/**
 * The page says how long was left by the server's clock; from there the browser's stopwatch counts, never the clock of
 * the visitor's computer, which may be wrong.
 */
export function keepCountdowns(): void {
  const start = performance.now();
  const countdowns = [...document.querySelectorAll<HTMLElement>("[data-countdown]")];
  if (countdowns.length === 0) return;
  setInterval(() => {
    for (const element of countdowns) {
      const left = formatRemaining(Number(element.dataset.countdown) - (performance.now() - start));
      element.textContent = left === null ? (element.dataset.over ?? "") : `剩余 ${left}`;
    }
  }, 1000);
}
