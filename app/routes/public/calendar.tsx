import { z } from "zod";
import { queryField } from "#app/components/form/query-field.ts";
import { RadioField, TextField } from "#app/components/form/fields.tsx";
import { MonthTable } from "#app/components/calendar/month-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { WorkingDayAnswer } from "#app/components/calendar/working-day-answer.tsx";
import { type CalendarDate, knownYears } from "#app/domain/kernel/calendar.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { daysToNotice, yearCalendar } from "#app/domain/kernel/year-calendar.ts";
import { formatDate } from "#app/messages/format.ts";
import { provisionalWords } from "#app/messages/zh-CN/calendar.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";

const typed = z.string().max(40).transform((text) => toHalfWidth(text).trim()).optional().catch(undefined);
const query = z.object({ year: z.coerce.number().int().optional().catch(undefined), start: typed, days: typed, from: z.enum(["same", "next"]).catch("same") });
type Query = z.output<typeof query>;

const page = publicPage({
  page: "calendar",
  policy: "public",
  load: async ({ ctx, url }) => {
    const given = readQuery(url, query);
    const thisYear = Number(formatDate(ctx.now).slice(0, 4));
    const years = [...new Set([...knownYears(), thisYear, thisYear + 1])].toSorted((a, b) => a - b);
    const counted = count(given);
    const term = counted?.ok ? counted.term : null;
    const asked = given.year ?? (term ? Number(term.start.slice(0, 4)) : thisYear);
    const calendar = yearCalendar(term || years.includes(asked) ? asked : thisYear);
    return calendar.ok ? ok({ given, years, calendar: calendar.value, term, problems: counted?.ok === false ? counted.problems : [] }) : calendar;
  },
});

/** The term that was asked for, or what is wrong with the question; null when none was. */
function count({ start, days, from }: Query) {
  if (start === undefined && days === undefined) return null;
  const countStart = from === "same";
  const isNumber = days !== undefined && /^\d{1,4}$/.test(days);
  const found = addWorkingDays(start ?? "", isNumber ? Number(days) : 1, { countStart });
  const problems: FieldProblem[] = [];
  if (!found.ok && found.refusal.code === "badDate") problems.push({ path: "start", message: "date" });
  if (!isNumber || (!found.ok && found.refusal.code !== "badDate")) problems.push({ path: "days", message: "workingDayCount" });
  if (!found.ok || problems.length > 0 || start === undefined) return { ok: false as const, problems };
  const { end, provisional, days: counted } = found.value;
  return { ok: true as const, term: { start, count: Number(days), countStart, end, provisional, counted, isStartCounted: counted[0] === start, notice: daysToNotice(start as CalendarDate, end as CalendarDate) } };
}

export const loader = page.loader;
export const meta = pageMeta(() => "工作日历");

const beginnings = [
  { value: "same", words: "起始日是工作日的，当日计为第 1 天" },
  { value: "next", words: "自起始日的次日起算" },
];

export default function Calendar() {
  const { given, years, calendar, term, problems } = usePage<typeof loader>().view;
  const counted = new Set(term?.counted);
  return (
    <>
      <PageTitle title="工作日历" lead="公示、补正、答复等期限都按工作日计算：扣除周末和法定节假日，计入调休上班的周末。" />
      <Section title="推算工作日" id="count">
        {term && <WorkingDayAnswer {...term} />}
        {problems.length > 0 && <Alert tone="problem" title="有内容需要修改">请看标出的各项，已填写的内容都还在。</Alert>}
        <form method="get" action="#count">
          <div className="grid gap-x-6 sm:grid-cols-[max-content_max-content_1fr]">
            <TextField field={queryField("start", given.start, problems)} label="起始日" type="date" min="1992-01-01" max="2199-12-31" className="max-w-44" />
            <TextField field={queryField("days", given.days, problems)} label="工作日数" unit="个工作日" inputMode="numeric" className="max-w-24" />
            <RadioField field={queryField("from", given.from)} label="起算" options={beginnings} />
          </div>
          <Button>推算</Button>
        </form>
      </Section>
      <Section title={`${calendar.year}年`} id="year" aside={<YearLinks years={years} year={calendar.year} />}>
        {calendar.source === null ? (
          <Alert tone="warning" title={`${calendar.year}年为暂定`}>
            {provisionalWords}
          </Alert>
        ) : (
          <p className="text-sm text-soft">
            依据国务院办公厅通知（{calendar.source}），全年 {calendar.workingDays} 个工作日。
            <span className="whitespace-nowrap">
              <span className="rounded bg-red-wash px-1 text-red-dark">休</span> 法定节假日和调休放假，
            </span>
            <span className="whitespace-nowrap">
              <span className="rounded bg-blue-wash px-1 text-blue-dark">班</span> 周末上班{term && "；加框为所推算的工作日"}。
            </span>
          </p>
        )}
        <div className="mt-4 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
          {calendar.months.map((month) => (
            <MonthTable key={month.month} year={calendar.year} month={month} counted={counted} />
          ))}
        </div>
      </Section>
    </>
  );
}

function YearLinks({ years, year }: { years: number[]; year: number }) {
  return (
    <nav aria-label="年份" className="flex flex-wrap gap-x-4">
      {years.map((one) => (
        <a key={one} href={`/rules/calendar?year=${one}#year`} aria-current={one === year ? "page" : undefined} className={one === year ? "font-bold no-underline" : undefined}>
          {one}
        </a>
      ))}
    </nav>
  );
}
