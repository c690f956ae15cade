import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { dateWords } from "#app/messages/zh-CN/progress.ts";
import { type ClockView, moveClock, showClock } from "#app/services/clock/set-clock.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

type Moved = { now: string; closed: number };

const done = ({ now, closed }: Moved) => ({ to: "/work/clock", toast: `时钟现在是 ${formatDateTime(now)}。${closed > 0 ? `${closed} 项任务已截止。` : ""}` });
const wallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "required");

const page = workPage({
  page: "workClock",
  policy: "duty:officer",
  load: ({ ctx }) => showClock(ctx),
  actions: {
    jump: formAction({ schema: z.object({ at: z.iso.datetime() }), run: ({ ctx, form }) => moveClock(ctx, { to: "instant", instant: new Date(Date.parse(form.at) + 60_000).toISOString() }), done }),
    shift: formAction({ schema: z.object({ days: z.number().int() }), run: ({ ctx, form }) => moveClock(ctx, { to: "days", days: form.days }), done }),
    set: formAction({ schema: z.object({ instant: wallClock }), run: ({ ctx, form }) => moveClock(ctx, { to: "instant", instant: `${form.instant.slice(0, 16)}:00+08:00` }), done }),
    reset: formAction({ schema: z.object({}), run: ({ ctx }) => moveClock(ctx, { to: "real" }), done }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ClockView>(() => "系统时钟");

const shifts = [
  { days: 1, words: "拨快 1 天" },
  { days: 7, words: "拨快 7 天" },
  { days: 30, words: "拨快 30 天" },
  { days: -1, words: "拨慢 1 天" },
];

export default function WorkClock() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const isOff = Math.abs(view.offsetMs) >= 1000;
  return (
    <>
      <PageTitle title="系统时钟" lead="只在演示、测试和演练系统中可以调整。所有期限都以这个时钟为准，登录状态不受影响。" />
      {reply?.problem && reply.intent !== "set" && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="text-xl">
        现在是 <DateTime value={frame.now} />
        <span className="ml-3 text-base text-soft">{isOff ? "已拨动，与实际时间不同" : "与实际时间一致"}</span>
      </p>
      <Section title="跳到下一个期限之后">
        <DataTable caption="期限" rows={grouped(view.dates)} columns={columns(frame)} rowKey={(row) => `${row.kind} ${row.at}`} empty={<EmptyState title="没有将要到期的期限">发布任务、退回补正或开始公示后，期限会列在这里。</EmptyState>} />
      </Section>
      <Section title="拨快、拨慢">
        <div className="flex flex-wrap gap-3">
          {shifts.map(({ days, words }) => (
            <form key={days} method="post">
              <input type="hidden" name="days" value={days} />
              <Once frame={frame} name={`shift${days}`} />
              <Button tone="plain" name="intent" value="shift">
                {words}
              </Button>
            </form>
          ))}
          <form method="post">
            <Once frame={frame} name="reset" />
            <Button tone="plain" name="intent" value="reset" disabled={!isOff}>
              恢复实际时间
            </Button>
          </form>
        </div>
      </Section>
      <Section title="指定时间">
        <SetForm frame={frame} />
      </Section>
    </>
  );
}

function SetForm({ frame }: { frame: WorkFrame }) {
  const [form, fields] = useForm<{ instant: string }>({ id: "set", lastResult: useLastResult("set") });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ instant: "时间" }} />
      <Once frame={frame} name="set" />
      <TextField field={fields.instant} label="时间" hint="北京时间" type="datetime-local" className="max-w-56" />
      <Button tone="plain" name="intent" value="set">
        拨到这一时间
      </Button>
    </form>
  );
}

type ClockRow = Omit<ClockView["dates"][number], "no" | "title"> & { items: { no: string; title: string }[] };

/** Dates that are the same for several challenges are one jump. */
function grouped(dates: ClockView["dates"]): ClockRow[] {
  const rows = new Map<string, ClockRow>();
  for (const { kind, at, no, title } of dates) {
    const key = `${kind} ${at}`;
    const row = rows.get(key) ?? { kind, at, items: [] };
    row.items.push({ no, title });
    rows.set(key, row);
  }
  return [...rows.values()];
}

function columns(frame: WorkFrame): Column<ClockRow>[] {
  return [
    { key: "at", head: "期限", cell: (row) => <DateTime value={row.at} /> },
    { key: "kind", head: "事项", cell: (row) => dateWords[row.kind] },
    {
      key: "title",
      head: "任务",
      isRowHead: true,
      cell: (row) => (
        <>
          <span className="mr-2 tabular-nums">{row.items[0]?.no}</span>
          {row.items[0]?.title}
          {row.items.length > 1 && ` 等 ${row.items.length} 项`}
        </>
      ),
    },
    {
      key: "jump",
      head: "办理",
      cell: (row) => (
        <form method="post">
          <input type="hidden" name="at" value={row.at} />
          <Once frame={frame} name={`jump-${row.kind}-${row.at}`} />
          <Button tone="plain" name="intent" value="jump" className="whitespace-nowrap">
            跳到此后 1 分钟
          </Button>
        </form>
      ),
    },
  ];
}
