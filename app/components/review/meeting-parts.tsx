import type { ReactNode } from "react";
import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ExpertMeeting, MeetingHead } from "#app/domain/review/meeting/view.ts";
import { defenceSpan } from "#app/messages/zh-CN/defence-time.ts";
import { meetingWords as words } from "#app/messages/zh-CN/meeting.ts";

/** Where and when, with the way into a calendar. */
export function MeetingFacts({ view, children }: { view: MeetingHead; children?: ReactNode }) {
  if (!view.meeting) return <p className="my-4">{words.notArranged}</p>;
  const { place, startsAt, endsAt } = view.meeting;
  return (
    <Section
      title={words.title}
      aside={
        <a className="no-print" href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/meeting/calendar`}>
          加入日历（.ics）
        </a>
      }
    >
      <DescriptionList
        items={[
          { term: words.place, value: place },
          { term: words.time, value: defenceSpan(startsAt, endsAt) },
        ]}
      />
      {children}
    </Section>
  );
}

/** For an expert: place and time, for which bids to leave, whether signed in. */
export function ExpertMeetingPart({ view }: { view: ExpertMeeting }) {
  return (
    <MeetingFacts view={view}>
      {view.leavesFor.length > 0 && (
        <Alert tone="problem" title="须离场">
          {words.leaves(view.leavesFor.join("、"))}
        </Alert>
      )}
      <p className="mt-3">{view.signedAt === null ? words.youNotSignedIn : words.youSignedIn}</p>
    </MeetingFacts>
  );
}
