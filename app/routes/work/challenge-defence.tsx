import { z } from "zod";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { ObjectFrame } from "#app/components/object-frame.tsx";
import { DefenceArrangeForm } from "#app/components/review/defence-arrange-form.tsx";
import { DefenceTable, ExpertSignIn, TeamSignIn } from "#app/components/review/defence-table.tsx";
import { StatusBadge } from "#app/components/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DefenceHead, DefenceView, ExpertDefence, StaffDefence, TeamDefence } from "#app/domain/review/defence/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import { recordAbsence, signInAtDefence } from "#app/services/defence/keep-attendance.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
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
      schema: z.object({ place: text, startsAt: text, endsAt: text, talkMinutes: text, questionMinutes: text, changeMinutes: text, breakEvery: text, breakMinutes: text }),
      answersTyped: true,
      run: (input) => arrangeDefence(input.ctx, no(input), input.form),
      done: here(defenceWords.arranged),
    }),
    draw: formAction({ schema: z.object({ number: text }), run: (input) => drawDefenceOrder(input.ctx, no(input), input.form), done: here(defenceWords.drawn) }),
    signIn: formAction({ schema: z.object({ experts: z.array(z.string()).default([]), bid: z.string().optional(), names: text, scan: text }), run: (input) => signInAtDefence(input.ctx, no(input), input.form), done: here(defenceWords.signedIn, "#experts") }),
    absent: formAction({ schema: z.object({ bid: text, reason: text }), run: (input) => recordAbsence(input.ctx, no(input), input.form), done: here(defenceWords.absent) }),
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
      {view.sight === "staff" && <Staff view={view} frame={frame} typed={reply?.intent === "arrange" ? (reply.typed as Record<string, unknown> | null) : null} />}
      {view.sight === "expert" && <Expert view={view} />}
      {view.sight === "team" && <Team view={view} />}
    </ObjectFrame>
  );
}

function SessionFacts({ session }: { session: NonNullable<DefenceHead["session"]> }) {
  const breaks = session.breakEvery > 0 ? `，每 ${String(session.breakEvery)} 份休息 ${String(session.breakMinutes)} 分钟` : "";
  return (
    <DescriptionList
      items={[
        { term: "地点", value: session.place },
        { term: "时间", value: `${defenceWords.span(session.startsAt, session.endsAt)}（最晚结束）` },
        { term: "每份", value: `陈述 ${String(session.talkMinutes)} 分钟，提问 ${String(session.questionMinutes)} 分钟，换场 ${String(session.changeMinutes)} 分钟${breaks}` },
      ]}
    />
  );
}

function Staff({ view, frame, typed }: { view: StaffDefence; frame: WorkFrame; typed: Record<string, unknown> | null }) {
  const { session, may } = view;
  const form = <DefenceArrangeForm frame={frame} session={session} typed={typed} />;
  return (
    <>
      {session && (
        <Section title="答辩会" aside={session.isDrawn ? <CalendarLink no={view.challenge.no} /> : undefined}>
          <SessionFacts session={session} />
        </Section>
      )}
      {!session && <p className="mb-4">{defenceWords.waiting(view.waiting.length)}：{view.waiting.map(({ code, unitName }) => `${code} ${unitName}`).join("；")}</p>}
      {session && !session.isDrawn && (
        <Section title="抽签" id="draw">
          <p className="measure break-all">{defenceWords.committed(session.commitment)}</p>
          {may.draw ? (
            <form method="post" action="#draw" className="mt-3 flex flex-wrap items-end gap-3">
              <Once frame={frame} name="draw" />
              <label className="block">
                见证人报的数（1 至 9 位数字）
                <input name="number" required inputMode="numeric" maxLength={20} autoComplete="off" className={`${controlClass} mt-1 min-h-10 max-w-40`} />
              </label>
              <Button name="intent" value="draw">
                报数抽签
              </Button>
            </form>
          ) : (
            <p className="mt-2 text-soft">等待见证人报数。</p>
          )}
        </Section>
      )}
      {session?.isDrawn && (
        <>
          <Section title="答辩顺序" id="order" aside={<span className="no-print"><PrintButton words="打印顺序表" /></span>}>
            <DefenceTable slots={view.slots} />
            <p className="mt-2 text-sm break-all text-soft">
              见证人报数 {session.witnessNumber}。{defenceWords.record(session.digest ?? "")}　<a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/defence/record`}>下载抽签记录</a>，可用 <code>jiebang defence rerun 文件</code> 重算。
            </p>
          </Section>
          {view.experts.length > 0 && (
            <Section title="专家签到" id="experts" aside="签到后才能签署本阶段的评分">
              <ExpertSignIn view={view} frame={frame} />
            </Section>
          )}
          {may.record && (
            <div className="no-print">
              <Section title="答辩人员签到" id="teams">
                <TeamSignIn view={view} frame={frame} />
              </Section>
            </div>
          )}
          <p className="only-print mt-8">经办人签字：　　　　　　　　见证人签字：　　　　　　　　监督人签字：</p>
        </>
      )}
      {may.arrange && (session ? (
        <details className="no-print mt-8" open={typed !== null}>
          <summary className="font-medium text-blue">重新安排（尚未抽签）</summary>
          <div className="mt-3">{form}</div>
        </details>
      ) : (
        <Section title="安排答辩会" id="arrange">
          {form}
        </Section>
      ))}
    </>
  );
}

function Expert({ view }: { view: ExpertDefence }) {
  const { session } = view;
  if (!session) return <p>答辩会还没有安排，安排后在这里显示。</p>;
  return (
    <Section title="答辩会" aside={session.isDrawn ? <CalendarLink no={view.challenge.no} /> : "顺序尚未抽定"}>
      <SessionFacts session={session} />
      {view.leavesFor.length > 0 && (
        <Alert tone="problem" title="须离场">
          {view.leavesFor.join("、")} 答辩时请您离场，不参加评议和打分。
        </Alert>
      )}
      <p className="mt-3">{view.signedAt ? "您已签到。" : "到会后请向会务人员签到；签到后才能签署本阶段的评分。"}</p>
      {view.slots.length > 0 && (
        <ol className="mt-3 list-decimal pl-6">
          {view.slots.map(({ code, startsAt, endsAt, outcome }) => (
            <li key={code}>
              {code}　{defenceWords.span(startsAt, endsAt)}
              {view.leavesFor.includes(code) && <strong className="text-red-dark">　请离场</strong>}
              {outcome === "absent" && "　未到场"}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Team({ view }: { view: TeamDefence }) {
  return (
    <Section title="贵单位的答辩时间" aside={<CalendarLink no={view.challenge.no} />}>
      <DescriptionList
        items={[
          { term: "地点", value: view.place },
          { term: "时间", value: defenceWords.span(view.startsAt, view.endsAt) },
          { term: "顺序", value: defenceWords.ownTime(view.position) },
          { term: "时长", value: `陈述 ${String(view.talkMinutes)} 分钟，提问 ${String(view.questionMinutes)} 分钟` },
          ...(view.outcome ? [{ term: "到场", value: defenceWords.outcome[view.outcome] }] : []),
        ]}
      />
      <p className="measure mt-3">请提前到场签到，携带身份证件；只有申报书列明的成员可以答辩。顺序由见证人报数抽签决定。</p>
    </Section>
  );
}

function CalendarLink({ no: reference }: { no: string }) {
  return (
    <a className="no-print" href={`/work/challenges/${encodeURIComponent(reference)}/defence/calendar`}>
      加入日历（.ics）
    </a>
  );
}
