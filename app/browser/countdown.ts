import { formatRemaining } from "#app/messages/format.ts";
import { onTick, serverNow, startClock } from "./server-clock.ts";

/** Keeps the time left running on a page that is not hydrated, by the server's clock and never by the visitor's computer's, which may be wrong. */
export function keepCountdowns(): void {
  const countdowns = [...document.querySelectorAll<HTMLElement>("[data-countdown]")];
  const rendered = countdowns[0]?.dataset.now;
  if (rendered === undefined) return;
  startClock(rendered);
  onTick(() => {
    for (const element of countdowns) {
      const left = formatRemaining(Date.parse(element.dataset.countdown ?? "") - serverNow());
      element.textContent = left === null ? (element.dataset.over ?? "") : `剩余 ${left}`;
    }
  });
}
