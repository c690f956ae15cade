import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import type { TimelineEntry } from "#app/components/ui/timeline.tsx";
import type { SpokenEvent } from "#app/domain/timeline/view.ts";

/** A history as entries of the frame's timeline. */
export function timelineEntries(events: SpokenEvent[]): TimelineEntry[] {
  return events.map(({ paper, ...event }, index) => ({
    ...event,
    key: index,
    more: paper && (
      <p className="measure text-sm text-soft">
        {paper.words}{paper.scan !== null && <>；<ScanRef digest={paper.scan} /></>}
      </p>
    ),
  }));
}
