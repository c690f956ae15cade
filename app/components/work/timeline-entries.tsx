import { ScanRef } from "#app/components/scan-ref.tsx";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import { actorWords, offlineWords, timelineWords } from "#app/messages/zh-CN/timeline.ts";
import type { TimelineEntry } from "#app/components/ui/timeline.tsx";

/** A history as entries of the frame's timeline. */
export function timelineEntries(events: TimelineEvent[], subject: Noun): TimelineEntry[] {
  return events.map((event, index) => ({
    key: index,
    at: event.at,
    words: timelineWords(event, subject),
    who: actorWords(event),
    reason: event.reason,
    isOffline: event.isOffline,
    more: event.offline && (
      <p className="measure text-sm text-soft">
        {offlineWords(event.offline)}；<ScanRef digest={event.offline.scan} />
      </p>
    ),
  }));
}
