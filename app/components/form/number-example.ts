import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { numberExampleWords } from "#app/messages/zh-CN/number-example.ts";

/** The example beside a field for a document number: of this agency, in this year as Beijing counts it. */
export function numberExample({ site, now }: { site: Pick<WorkFrame["site"], "agency">; now: string }): string {
  return numberExampleWords(site.agency, dayOf(now).slice(0, 4));
}
