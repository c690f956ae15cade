import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { DateList } from "#app/components/work/date-list.tsx";
import { PlannedDates } from "#app/components/work/planned-dates.tsx";
import { ExceptionKinds } from "#app/components/work/exception-table.tsx";
import { ManyLinks } from "#app/components/work/many-links.tsx";
import { type Moved, MovedReport } from "#app/components/work/many-moves.tsx";
import { frameMoves, MovePanel } from "#app/components/work/move-panel.tsx";
import { ItemLinks, RoundReadiness } from "#app/components/work/round-readiness.tsx";
import { StageMatrix } from "#app/components/work/stage-matrix.tsx";
import { StageLine, StageRail } from "#app/components/work/stage-rail.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { matrixStageWords } from "#app/messages/zh-CN/progress.ts";
import { roundCalendarWords } from "#app/messages/zh-CN/round-calendar.ts";
import { readQuery } from "#app/web/read-query.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { overviewFilter, type RoundOverview, showRoundOverview } from "#app/services/round/round-overview.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { spoken } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";
import { z } from "zod";
import { ForgetRehearsal, RehearsalSteps } from "#app/components/work/rehearsal-parts.tsx";
import { deleteRehearsal } from "#app/services/rehearsal/forget-rehearsal.ts";
import { formAction } from "#app/web/form-action.ts";

const page = workPage({
  page: "workRound",
  policy: "round.view",
  load: ({ ctx, params, url }) => spoken("round", showRoundOverview(ctx, param(params, "code"), readQuery(url, overviewFilter))),
  actions: {
    ...moveActions(moveServicesOf("round"), { reference: ({ params }) => param(params, "code"), to: ({ url }) => url.pathname }),
    forget: formAction({
      schema: z.object({ code: z.string().trim().min(1, "codeAgain") }),
      run: ({ ctx, params, form }) => deleteRehearsal(ctx, param(params, "code"), form.code),
      done: ({ code }) => ({ to: "/work/rounds", toast: `演练 ${code} 已全部删除，审计日志保留“进行过、已删除”的记录。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<RoundOverview>(({ code, title }) => `${title} ${code}`);

export default function WorkRound() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Omit<Moved, "move">>();
  const lastForgotten = useLastResult("forget");
  const path = `/work/rounds/${encodeURIComponent(view.code)}`;
  const stageHref = (stage: string) => `${path}?stage=${stage}#items`;
  return (
    <ObjectFrame
      title={view.title}
      number={view.code}
      numberLabel="批次代码"
      state={<StatusBadge noun="round" state={view.status} audience="staff" />}
      now={frame.now}
      moves={frameMoves("round", view.offers, { next: view.status === "draft" ? "publish" : null })}
      timeline={timelineEntries(view.timeline)}
    >
      {reply?.problem && (
        <Alert tone="problem" title="没有办理成功">
          {reply.problem}
        </Alert>
      )}
      {reply?.intent === "publish" && reply.answer && <MovedReport moved={{ ...reply.answer, move: "publish" }} />}
      {view.isRehearsal && <RehearsalSteps hasCodes={view.custody.kind === "openingCodes"} />}
      <RoundReadiness view={view} path={path} />
      <div className="lg:grid lg:grid-cols-[9.5rem_1fr] lg:gap-6">
        <div>
          <Section title="阶段" id="stages">
            <div className="hidden lg:block">
              <StageRail rail={view.rail} hrefOf={stageHref} />
            </div>
            <div className="lg:hidden">
              <StageLine rail={view.rail} hrefOf={stageHref} />
            </div>
          </Section>
        </div>
        <div className="min-w-0">
          <Section title="任务与阶段" id="items" aside={<ItemLinks path={path} code={view.code} mayPrepare={view.mayPrepare} />}>
            {view.stage && (
              <p className="mb-3">
                只看处于“{matrixStageWords[view.stage]}”的任务。<a href={`${path}#items`}>全部列出</a>
              </p>
            )}
            <StageMatrix rows={view.rows} total={view.total} columns={view.columns} knowsJudges={view.knowsJudges} {...emptyWords(view)} />
            <Pagination total={view.total} page={view.page} pageSize={view.pageSize} />
          </Section>
        </div>
      </div>
      <div className="gap-10 md:grid md:grid-cols-2">
        <Section title="本周日程" id="dates">
          <DateList dates={view.dates.thisWeek} empty="本周没有到期事项。" />
          {view.dates.later.length > 0 && (
            <>
              <h3 className="mt-5 mb-2">以后</h3>
              <DateList dates={view.dates.later} empty="" />
            </>
          )}
          {view.plan.length > 0 && (
            <>
              <h3 className="mt-5 mb-2">{roundCalendarWords.planned}</h3>
              <PlannedDates plan={view.plan} today={view.today} />
            </>
          )}
        </Section>
        <Section
          title="例外"
          id="exceptions"
          aside={
            <span className="flex flex-wrap gap-x-4">
              {handlesOrWatches(frame) && <a href={`${path}/similarity`}>雷同核查</a>}
              {handlesOrWatches(frame) && <a href={`${path}/fees`}>评审费</a>}
              <a href={`${path}/exceptions`}>例外清单</a>
            </span>
          }
        >
          {view.exceptions.length > 0 ? <ExceptionKinds kinds={view.exceptions} path={`${path}/exceptions`} /> : <p className="text-soft">没有例外事项。</p>}
        </Section>
      </div>
      {view.moves.length > 0 && (
        <Section title="批量办理" id="many">
          <p className="mb-3 text-soft">同一步可以对多项任务一次办理；不能办理的任务会写明原因。</p>
          <ManyLinks moves={view.moves} path={`${path}/moves`} />
        </Section>
      )}
      <Section title="批次办理" id="moves">
        <MovePanel noun="round" offers={view.offers} frame={frame} checkers={view.checkers} last={reply} next={view.status === "draft" ? "publish" : null} />
      </Section>
      {view.mayForget && <ForgetRehearsal code={view.code} frame={frame} lastResult={lastForgotten} />}
    </ObjectFrame>
  );
}

function emptyWords({ stage, mayPrepare }: Pick<RoundOverview, "stage" | "mayPrepare">) {
  if (stage) return { emptyTitle: "现在没有处于这一阶段的任务", emptyHint: "点上面的“全部列出”查看全部任务。" };
  return { emptyTitle: "本批次还没有榜单任务", emptyHint: mayPrepare ? "从新增一项任务开始。" : "经办人新增任务后，会列在这里。" };
}
