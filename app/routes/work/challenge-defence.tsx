import { z } from "zod";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { ExpertDefencePart, TeamDefencePart } from "#app/components/review/defence-parts.tsx";
import { StaffDefencePart } from "#app/components/review/defence-staff-part.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { DefenceView } from "#app/domain/review/defence/view.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import { confirmAbsence, recordAbsence } from "#app/services/defence/keep-attendance.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
import { recordDefenceCall } from "#app/services/defence/tell-times.ts";
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
  page: "challengeDefence",
  policy: "reviewAssignment.view",
  load: (input) => showDefence(input.ctx, no(input)),
  actions: {
    arrange: formAction({
      schema: z.object({ place: text, startsAt: text, endsAt: text, further: z.array(z.object({ startsAt: text, endsAt: text })).default([]), talkMinutes: text, questionMinutes: text, changeMinutes: text, breakEvery: text, breakMinutes: text, onDayOff: z.boolean().default(false) }),
      answersTyped: true,
      run: (input) => arrangeDefence(input.ctx, no(input), input.form),
      done: here(defenceWords.arranged),
    }),
    draw: formAction({ schema: z.object({ number: text }), run: (input) => drawDefenceOrder(input.ctx, no(input), input.form), done: here(defenceWords.drawn) }),
    told: formAction({ schema: z.object({ expert: text }), run: (input) => recordDefenceCall(input.ctx, no(input), input.form), done: here(defenceWords.told, "#told") }),
    signIn: formAction({ schema: z.object({ experts: z.array(z.string()).default([]), session: z.string().optional(), bid: z.string().optional(), names: text, scan: text }), run: (input) => signInAtMeeting(input.ctx, no(input), input.form), done: here(defenceWords.signedIn, "#experts") }),
    absent: formAction({ schema: z.object({ bid: text, reason: text }), run: (input) => recordAbsence(input.ctx, no(input), input.form), done: here(defenceWords.absenceAsked, "#teams") }),
    confirmAbsence: formAction({ schema: z.object({ bid: text }), run: (input) => confirmAbsence(input.ctx, no(input), input.form), done: here(defenceWords.absent) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DefenceView>(({ challenge }) => `${defenceWords.title} ${challenge.no}`);

export default function ChallengeDefence() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const problems = Object.values(reply?.submission.error ?? {}).flatMap((words) => words ?? []);
  const back = view.sight === "staff" ? [`/work/challenges/${encodeURIComponent(view.challenge.no)}`, "回到任务"] : view.sight === "expert" ? [`/work/reviews/${encodeURIComponent(view.challenge.no)}`, "回到评审"] : [`/work/bids/${encodeURIComponent(view.bidNo)}`, "回到申报"];
  return (
    <ObjectFrame title={`${defenceWords.title}：${view.challenge.title}`} number={view.challenge.no} state={<StatusBadge noun="challenge" state={view.challenge.status} audience={view.sight === "staff" ? "staff" : "public"} />} subtitle={<a href={back[0]}>{back[1]}</a>} now={frame.now}>
      {reply?.problem && (
        <Alert tone="problem" title="没有办理成功">
          {[...new Set([...(reply.code === "invalidInput" ? [] : [reply.problem]), ...problems])].join("；") || reply.problem}
        </Alert>
      )}
      {view.sight === "staff" && <StaffDefencePart view={view} frame={frame} typed={reply?.intent === "arrange" ? (reply.typed as Record<string, unknown> | null) : null} />}
      {view.sight === "expert" && <ExpertDefencePart view={view} />}
      {view.sight === "team" && <TeamDefencePart view={view} />}
    </ObjectFrame>
  );
}
