import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { sessionNumberOf } from "#app/domain/review/defence/attendance.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import type { StaffDefence } from "#app/domain/review/defence/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDate } from "#app/messages/format.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { DefenceArrangeForm } from "./defence-arrange-form.tsx";
import { CalendarLink, SessionFacts } from "./defence-parts.tsx";
import { DefenceTable, ExpertSignIn, TeamSignIn, ToldTable } from "./defence-table.tsx";

/** For the bureau: arranging, the lot, the order, who came. */
export function StaffDefencePart({ view, frame, typed }: { view: StaffDefence; frame: WorkFrame; typed: Record<string, unknown> | null }) {
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
      {session && !session.isDrawn && <Lot commitment={session.commitment} mayDraw={may.draw} frame={frame} />}
      {session?.isDrawn && (
        <>
          <Section title="答辩顺序" id="order" aside={<span className="no-print"><PrintButton words="打印顺序表" /></span>}>
            <DefenceTable slots={view.slots} />
            <p className="mt-2 text-sm break-all text-soft">
              见证人报数 {session.witnessNumber}。{defenceWords.record(session.digest ?? "")}　<a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/defence/record`}>下载抽签记录</a>，可用 <code>jiebang defence rerun 文件</code> 重算。
            </p>
          </Section>
          {view.experts.length > 0 && (
            <Section title={defenceWords.toldTitle} id="told">
              <ToldTable view={view} frame={frame} />
            </Section>
          )}
          {view.experts.length > 0 && (
            <Section title="专家签到" id="experts" aside="签到后才能签署本阶段的评分">
              {sessionsOf(session).map(({ startsAt }, index) => (
                <div key={startsAt} className="mb-4">
                  {session.further.length > 0 && <h3 className="mb-2 font-medium">{defenceWords.session(index + 1)}</h3>}
                  {!view.openSessions.includes(index + 1) && <p className="mb-2 text-soft">{defenceWords.signInFrom(formatDate(startsAt))}</p>}
                  <ExpertSignIn view={view} session={index + 1} frame={frame} />
                </div>
              ))}
            </Section>
          )}
          {may.record && view.openSessions.length > 0 && (
            <div className="no-print">
              <Section title="答辩人员签到" id="teams">
                <TeamSignIn view={view} sessionOf={(slot) => sessionNumberOf(slot.startsAt, session)} frame={frame} />
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

/** 抽签: what is committed to, and the witness's number. */
function Lot({ commitment, mayDraw, frame }: { commitment: string; mayDraw: boolean; frame: WorkFrame }) {
  return (
    <Section title="抽签" id="draw">
      <p className="measure break-all">{defenceWords.committed(commitment)}</p>
      {mayDraw ? (
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
  );
}
