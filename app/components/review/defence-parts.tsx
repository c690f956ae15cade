import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DefenceHead, ExpertDefence, TeamDefence } from "#app/domain/review/defence/view.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { defenceSpan } from "#app/messages/zh-CN/defence-time.ts";

/** Where, when and how long. */
export function SessionFacts({ session }: { session: NonNullable<DefenceHead["session"]> }) {
  const breaks = session.breakEvery > 0 ? `，每 ${String(session.breakEvery)} 份休息 ${String(session.breakMinutes)} 分钟` : "";
  return (
    <DescriptionList
      items={[
        { term: "地点", value: session.place },
        {
          term: "时间",
          value: (
            <ul>
              {sessionsOf(session).map(({ startsAt, endsAt }, index) => (
                <li key={startsAt}>
                  {session.further.length > 0 && `${defenceWords.session(index + 1)}　`}
                  {defenceSpan(startsAt, endsAt)}（最晚结束）
                </li>
              ))}
            </ul>
          ),
        },
        { term: "每份", value: `陈述 ${String(session.talkMinutes)} 分钟，提问 ${String(session.questionMinutes)} 分钟，换场 ${String(session.changeMinutes)} 分钟${breaks}` },
      ]}
    />
  );
}

/** For an expert: the times, and for which bids to leave. */
export function ExpertDefencePart({ view }: { view: ExpertDefence }) {
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
      <p className="mt-3">{signInWords(view.signedAt)}</p>
      {view.slots.length > 0 && (
        <ol className="mt-3 list-decimal pl-6">
          {view.slots.map(({ code, startsAt, endsAt, outcome }) => (
            <li key={code}>
              {code}　{defenceSpan(startsAt, endsAt)}
              {view.leavesFor.includes(code) && <strong className="text-red-dark">　请离场</strong>}
              {outcome === "absent" && "　未到场"}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** To which sessions the expert signed in, and what is left to do. */
function signInWords(signedAt: readonly (string | null)[]): string {
  if (signedAt.every((instant) => instant !== null)) return defenceWords.youSignedIn;
  return signedAt.map((instant, index) => (instant === null ? "" : defenceWords.signedInTo(index + 1))).join("") + defenceWords.notSignedIn;
}

/** For a team: its own time. */
export function TeamDefencePart({ view }: { view: TeamDefence }) {
  return (
    <Section title="贵单位的答辩时间" aside={<CalendarLink no={view.challenge.no} />}>
      <DescriptionList
        items={[
          { term: "地点", value: view.place },
          { term: "时间", value: defenceSpan(view.startsAt, view.endsAt) },
          { term: "顺序", value: defenceWords.ownTime(view.position) },
          { term: "时长", value: `陈述 ${String(view.talkMinutes)} 分钟，提问 ${String(view.questionMinutes)} 分钟` },
          ...(view.outcome ? [{ term: "到场", value: defenceWords.outcome[view.outcome] }] : []),
        ]}
      />
      <p className="measure mt-3">请提前到场签到，携带身份证件；只有申报书列明的成员可以答辩。顺序由见证人报数抽签决定。</p>
    </Section>
  );
}

export function CalendarLink({ no: reference }: { no: string }) {
  return (
    <a className="no-print" href={`/work/challenges/${encodeURIComponent(reference)}/defence/calendar`}>
      加入日历（.ics）
    </a>
  );
}
