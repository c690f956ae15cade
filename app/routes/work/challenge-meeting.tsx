import { z } from "zod";
import { ExpertMeetingPart } from "#app/components/review/meeting-parts.tsx";
import { StaffMeetingPart } from "#app/components/review/meeting-staff-part.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import type { MeetingView } from "#app/domain/review/meeting/view.ts";
import { meetingWords } from "#app/messages/zh-CN/meeting.ts";
import { arrangeMeeting, keepMinutes } from "#app/services/meeting/arrange-meeting.ts";
import { showMeeting } from "#app/services/meeting/show-meeting.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const here = (toast: string, at = "") => (_value: unknown, { url }: Pick<PageInput, "url">) => ({ to: `${url.pathname}${at}`, toast });
const text = z.string().default("");

const page = workPage({
  page: "challengeMeeting",
  policy: "reviewAssignment.view",
  load: (input) => showMeeting(input.ctx, no(input)),
  actions: {
    arrange: formAction({ schema: z.object({ place: text, startsAt: text, endsAt: text, onDayOff: z.boolean().default(false) }), answersTyped: true, run: (input) => arrangeMeeting(input.ctx, no(input), input.form), done: here(meetingWords.arranged) }),
    signIn: formAction({ schema: z.object({ experts: z.array(z.string()).default([]), scan: text }), run: (input) => signInAtMeeting(input.ctx, no(input), input.form), done: here(meetingWords.signedIn, "#experts") }),
    minutes: formAction({ schema: z.object({ host: text, recorder: text, words: text }), answersTyped: true, run: (input) => keepMinutes(input.ctx, no(input), input.form), done: here(meetingWords.minutes.kept, "#minutes") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<MeetingView>(({ challenge }) => `${meetingWords.title} ${challenge.no}`);

export default function ChallengeMeeting() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const problems = Object.values(reply?.submission.error ?? {}).flatMap((words) => words ?? []);
  const reference = encodeURIComponent(view.challenge.no);
  const back = view.sight === "staff" ? { href: `/work/challenges/${reference}`, words: "回到任务" } : { href: `/work/reviews/${reference}`, words: "回到评审" };
  return (
    <ObjectFrame title={`${meetingWords.title}：${view.challenge.title}`} number={view.challenge.no} state={<StatusBadge noun="challenge" state={view.challenge.status} audience={view.sight === "staff" ? "staff" : "public"} />} subtitle={<a href={back.href}>{back.words}</a>} now={frame.now}>
      {reply?.problem && (
        <Alert tone="problem" title="没有办理成功">
          {[...new Set([...(reply.code === "invalidInput" ? [] : [reply.problem]), ...problems])].join("；") || reply.problem}
        </Alert>
      )}
      {view.sight === "staff" ? <StaffMeetingPart view={view} frame={frame} typed={reply ? { intent: reply.intent, fields: reply.typed as Record<string, unknown> | null } : null} /> : <ExpertMeetingPart view={view} />}
    </ObjectFrame>
  );
}
