import { lazy, Suspense, useRef } from "react";
import { useTypedDay } from "#app/components/form/typed-day.ts";
import { Button } from "#app/components/ui/button.tsx";
import type { MilestoneForm } from "#app/domain/bid/form-schema.ts";
import { milestonesOf, readWan } from "#app/domain/bid/form.ts";
import { longestMilestoneText, milestoneColumns, milestoneSum, type MilestoneSum, type MilestoneWindow, mostMilestones } from "#app/domain/bid/milestone.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { plainFieldWords } from "#app/messages/zh-CN/fields.ts";
import { milestoneSumWords, milestoneWords as words } from "#app/messages/zh-CN/plan.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { anchorOf } from "./bid-anchor.ts";
import { CellInput } from "./cell-input.tsx";
import { PasteTable } from "./paste-table.tsx";
import { usePastedRows } from "./use-pasted-rows.ts";
import { textIn, useTyped } from "./use-typed.ts";

// The calendar comes once a day stands in a row: the page does without it until then.
const DayAdvice = lazy(async () => ({ default: (await import("#app/components/form/day-advice.tsx")).DayAdvice }));

interface MilestoneRowsProps {
  rows: readonly MilestoneForm[];
  /** Fiscal money of the bid, as typed. */
  fiscal: string;
  window: MilestoneWindow | null;
  periodMonths: number;
  problems: Problems;
  isOpen: boolean;
}

const emptyRow: MilestoneForm = { due: "", deliverable: "", check: "", fiscalFen: "" };
const leastRows = 3;

/** 里程碑, one row each, with what their money comes to against that of the bid. Without script the button saves and comes back with one more row. */
export function MilestoneRows({ rows: given, fiscal, window, periodMonths, problems, isOpen }: MilestoneRowsProps) {
  const { rows, count, times, place, take, addRow, room } = usePastedRows<MilestoneForm, HTMLTableElement>(given, { most: mostMilestones, least: leastRows, isOpen, read: (form) => milestonesIn(form).filter(isWritten) });
  const problem = problems.get("milestones");
  if (count === 0) return <p className="text-soft">{words.none}</p>;
  return (
    <div id={anchorOf("milestones")}>
      {window && <p className="mb-2 measure text-sm text-soft">{words.window(window.from, window.to, periodMonths)}</p>}
      <table ref={place} className="cards w-full border-collapse text-sm">
        <caption className="sr-only">{words.caption}</caption>
        <thead>
          <tr className="text-left">
            <Head className="w-40">{words.due}</Head>
            <Head>{words.deliverable}</Head>
            <Head>{words.check}</Head>
            <Head className="w-36 text-right">{words.fiscal}（万元）</Head>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, index) => (
            <MilestoneRow key={`${times}.${index}`} index={index} row={rows[index] ?? emptyRow} window={window} problems={problems} isOpen={isOpen} />
          ))}
        </tbody>
      </table>
      <SumLine rows={rows} fiscal={fiscal} />
      {problem !== undefined && <p className="font-medium text-red-dark">▲ {plainFieldWords(problem)}</p>}
      {isOpen && <PasteTable name="milestonesPasted" columns={milestoneColumns} labels={{ due: words.due, deliverable: words.deliverable, check: words.check, fiscalFen: `${words.fiscal}（万元）` }} onTake={(pasted) => take(milestonesOf(pasted))} room={room} />}
      {isOpen && (
        <p className="mt-2 flex flex-wrap items-center gap-3">
          {count < mostMilestones && (
            <Button
              name="intent"
              value="save"
              tone="plain"
              onClick={(event) => {
                event.preventDefault();
                addRow();
              }}
            >
              {words.add}
            </Button>
          )}
          <span className="text-sm text-soft">{words.clear}</span>
        </p>
      )}
    </div>
  );
}

function Head({ className = "", children }: { className?: string; children: React.ReactNode }) {
  return (
    <th scope="col" className={`border-b-2 border-blue px-2 py-2 ${className}`}>
      {children}
    </th>
  );
}

function MilestoneRow({ index, row, window, problems, isOpen }: { index: number; row: MilestoneForm; window: MilestoneWindow | null; problems: Problems; isOpen: boolean }) {
  const due = useRef<HTMLInputElement>(null);
  const [typedDue, takeDue] = useTypedDay(due);
  const field = (name: keyof MilestoneForm, maxLength: number) => bidField(`milestones.${index}.${name}`, row[name], problems, { maxLength });
  const label = (name: string) => `第 ${index + 1} 项${name}`;
  const cell = "border-b border-line px-2 py-2 align-top";
  return (
    <tr>
      <td data-label={words.due} className={cell}>
        <CellInput inputRef={due} field={field("due", 40)} label={label(words.due)} type="date" min={window?.from} max={window?.to} disabled={!isOpen} />
        {isOpen && typedDue !== "" && (
          <Suspense fallback={null}>
            <DayAdvice typed={typedDue} take={takeDue} />
          </Suspense>
        )}
      </td>
      <td data-label={words.deliverable} className={cell}>
        <CellInput field={field("deliverable", longestMilestoneText)} label={label(words.deliverable)} rows={2} disabled={!isOpen} />
      </td>
      <td data-label={words.check} className={cell}>
        <CellInput field={field("check", longestMilestoneText)} label={label(words.check)} rows={2} disabled={!isOpen} />
      </td>
      <td data-label={`${words.fiscal}（万元）`} className={cell}>
        <CellInput field={field("fiscalFen", 100)} label={`${label(words.fiscal)}（万元）`} inputMode="decimal" className="text-right tabular-nums" disabled={!isOpen} />
      </td>
    </tr>
  );
}

/** The sum in words and colour while it is typed. */
function SumLine({ rows, fiscal }: Pick<MilestoneRowsProps, "rows" | "fiscal">) {
  const { place, typed } = useTyped(sumOf(rows, fiscal), (form) =>
    sumOf(milestonesIn(form), textIn(form, "money.fiscalFen")),
  );
  return (
    <div ref={place} aria-live="polite" className={`mt-2 text-right font-medium ${typed?.differenceFen ? "text-red-dark" : "text-blue-dark"}`}>
      {typed && `${typed.differenceFen === 0 ? "✓" : "✕"} ${milestoneSumWords(formatWan(typed.totalFen), formatWan(Math.abs(typed.differenceFen)), typed.differenceFen)}`}
    </div>
  );
}

function isWritten(row: MilestoneForm): boolean {
  return Object.values(row).some((text) => text.trim() !== "");
}

/** The rows as they stand in the form. */
function milestonesIn(form: FormData): MilestoneForm[] {
  return Array.from({ length: mostMilestones }, (_, index) => {
    const text = (name: keyof MilestoneForm) => textIn(form, `milestones[${index}].${name}`);
    return { due: text("due"), deliverable: text("deliverable"), check: text("check"), fiscalFen: text("fiscalFen") };
  });
}

function sumOf(rows: readonly MilestoneForm[], fiscal: string): MilestoneSum | null {
  const written = rows.filter(isWritten);
  return milestoneSum(written.map(({ fiscalFen, ...row }) => ({ ...row, fiscalFen: readWan(fiscalFen) })), readWan(fiscal));
}
