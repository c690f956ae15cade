import { planOf } from "#app/domain/kernel/calendar.ts";
import { formatDate } from "#app/messages/format.ts";
import { holidayWords } from "#app/messages/zh-CN/calendar.ts";

/** 工作日历 of this year and the next: days off, weekend days worked, and what is not announced yet. */
export function WorkCalendar({ now }: { now: string }) {
  const year = Number(formatDate(now).slice(0, 4));
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {[year, year + 1].map((one) => (
        <YearPlan key={one} year={one} />
      ))}
    </div>
  );
}

function YearPlan({ year }: { year: number }) {
  const plan = planOf(year);
  if (!plan) {
    return (
      <div>
        <h3>{year}年</h3>
        <p>放假安排尚未公布。跨入该年的期限先按周一至周五计算，并注明“暂定”，公布后重新计算。</p>
      </div>
    );
  }
  return (
    <div>
      <h3>{year}年</h3>
      <p className="text-sm text-soft">依据：国务院办公厅通知（{plan.source}）</p>
      <table className="mt-2 w-full text-sm">
        <caption className="sr-only">{year}年放假安排</caption>
        <thead>
          <tr className="border-b-2 border-blue text-left">
            <th scope="col" className="py-1 pr-3">
              节日
            </th>
            <th scope="col" className="py-1">
              放假
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.off.map(({ name, from, to }) => (
            <tr key={from} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {holidayWords[name]}
              </th>
              <td className="py-1">{from === to ? shortDate(from) : `${shortDate(from)}至${shortDate(to)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm">周末上班：{plan.makeUp.map(shortDate).join("、")}。</p>
    </div>
  );
}

function shortDate(iso: string): string {
  return formatDate(iso).slice(5);
}
