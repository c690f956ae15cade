import type { CalendarDay } from "#app/domain/kernel/calendar.ts";
import type { CalendarMonth } from "#app/domain/kernel/year-calendar.ts";
import { holidayWords, weekdayWords } from "#app/messages/zh-CN/calendar.ts";
import { classNames } from "#app/components/ui/class-names.ts";

/** One month of the work calendar. 休 and 班 stand in words, the colour only helps; counted days of a term are framed. */
export function MonthTable({ year, month: { month, weeks }, counted }: { year: number; month: CalendarMonth; counted: ReadonlySet<string> }) {
  return (
    <table className="w-full table-fixed self-start text-center text-sm">
      <caption className="mb-1 text-left font-bold">
        <span className="sr-only">{year}年</span>
        {month}月
      </caption>
      <thead>
        <tr className="border-b border-line text-soft">
          {weekdayWords.map((name) => (
            <th key={name} scope="col" className="py-0.5 font-normal">
              <span className="sr-only">星期</span>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (
              <td key={column} className="p-px align-top">
                {day && <Day day={day} isCounted={counted.has(day.date)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const looks: Record<CalendarDay["kind"], string> = { workday: "", weekend: "text-soft", holiday: "bg-red-wash text-red-dark", makeUp: "bg-blue-wash text-blue-dark" };

function Day({ day: { date, kind, holiday }, isCounted }: { day: CalendarDay; isCounted: boolean }) {
  const mark = kind === "holiday" ? "休" : kind === "makeUp" ? "班" : null;
  return (
    <span title={holiday ? holidayWords[holiday] : undefined} className={classNames("block min-h-10 rounded border leading-tight", isCounted ? "border-blue font-bold" : "border-transparent", looks[kind])}>
      {Number(date.slice(8))}
      {mark && <span className="block text-xs leading-tight">{mark}</span>}
      {isCounted && <span className="sr-only">，计入</span>}
    </span>
  );
}
