import { useEffect, useRef, useState } from "react";
import { describedBy, type FieldLike } from "#app/components/form/field-frame.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { type Pattern, patterns } from "#app/domain/kernel/pattern.ts";
import { type PlannedRules, type PlannedStage, plannedStages, planRound, unitOf } from "#app/domain/round/calendar-plan.ts";
import type { RoundCalendar } from "#app/domain/round/calendar-schema.ts";
import { usualDays } from "#app/domain/round/stage-days.ts";
import { dayUnitWords, plannedSpanWords, plannedStageWords, roundCalendarWords as words } from "#app/messages/zh-CN/round-calendar.ts";

type OwnStage = keyof RoundCalendar["days"];

/** What the dates follow from, as it stands in the form. */
export interface TypedPlan {
  pattern: Pattern;
  rules: PlannedRules & { calendar: RoundCalendar };
}

interface CalendarFieldsProps {
  fields: { startsOn: FieldLike; days: Record<OwnStage, FieldLike> };
  start: TypedPlan;
  /** Whether it stands open: there is something wrong in it. */
  isOpen: boolean;
}

const isOwn = (stage: PlannedStage): stage is OwnStage => stage in usualDays;

/** The calendar of a round: the length of each stage, and the dates that follow. With script they follow while somebody types. */
export function CalendarFields({ fields, start, isOpen }: CalendarFieldsProps) {
  const part = useRef<HTMLDetailsElement>(null);
  const [{ pattern, rules }, setTyped] = useState(start);
  useEffect(() => {
    const form = part.current?.closest("form");
    if (!form) return;
    const read = () => setTyped(typedPlan(new FormData(form), start));
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [start]);
  const spans = planRound(rules, pattern);
  const [first, last] = [spans[0], spans.at(-1)];
  return (
    <details ref={part} open={isOpen} id="calendar" className="mt-8 rounded border border-line">
      <summary className="bg-wash px-4 py-2">
        <span className="font-bold">{words.title}</span>：{first && last ? words.whole(first.from, last.to) : words.badStart}
      </summary>
      <div className="px-4 py-4">
      <p className="measure mb-4 text-soft">{words.lead}</p>
      <TextField field={fields.startsOn} label={words.startsOn} hint={words.startsOnHint} type="date" className="max-w-56" />
      <table className="w-full max-w-4xl border-collapse">
        <thead className="max-sm:sr-only">
          <tr className="border-b-2 border-blue text-left">
            <th scope="col" className="py-1.5 pr-3">{words.stage}</th>
            <th scope="col" className="py-1.5 pr-3">{words.days}</th>
            <th scope="col" className="py-1.5">{words.span}</th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {plannedStages(pattern).map((stage) => {
            const span = spans.find((one) => one.stage === stage);
            return (
              <tr key={stage} className="border-b border-line max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:justify-between" data-stage={stage}>
                <th scope="row" className="py-1.5 pr-3 text-left font-medium">{plannedStageWords[stage]}</th>
                <td className="py-1.5 pr-3 whitespace-nowrap">
                  {isOwn(stage) ? <DaysInput field={fields.days[stage]} stage={stage} /> : <Elsewhere stage={stage} days={span?.days ?? 0} />}
                </td>
                <td className="py-1.5 text-sm max-sm:w-full max-sm:pt-0">{span ? plannedSpanWords(span) : spans.length === 0 ? words.badStart : words.left}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      </div>
    </details>
  );
}

function DaysInput({ field, stage }: { field: FieldLike; stage: OwnStage }) {
  return (
    <>
      <input
        id={field.id}
        name={field.name}
        defaultValue={field.initialValue as string | undefined}
        inputMode="numeric"
        aria-label={`${plannedStageWords[stage]} ${words.days}`}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, false)}
        className="w-16 rounded border border-edge bg-white px-2 py-1 text-right aria-invalid:border-2 aria-invalid:border-red"
      />{" "}
      {dayUnitWords[unitOf(stage)]}
      {field.errors?.length ? (
        <span id={field.errorId} className="block text-sm text-red-dark">
          {field.errors.join(" ")}
        </span>
      ) : null}
    </>
  );
}

/** What another question of the form asks. */
function Elsewhere({ stage, days }: { stage: PlannedStage; days: number }) {
  return (
    <>
      {days} {dayUnitWords[unitOf(stage)]}
      <span className="block text-sm text-soft">{words.elsewhere[stage as keyof typeof words.elsewhere]}</span>
    </>
  );
}

/** What is typed so far; what is no number yet, or not on this page, as it started. */
function typedPlan(form: FormData, { pattern, rules }: TypedPlan): TypedPlan {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const count = (name: string, started: number) => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : started);
  const days = Object.fromEntries(Object.entries(rules.calendar.days).map(([stage, started]) => [stage, count(`rules.calendar.days.${stage}`, started)])) as RoundCalendar["days"];
  return {
    pattern: patterns.find((one) => one === text("rules.challengeDefaults.pattern")) ?? pattern,
    rules: {
      calendar: { startsOn: text("rules.calendar.startsOn"), days },
      bidWindowDays: count("rules.bidWindowDays", rules.bidWindowDays),
      correctionWorkingDays: count("rules.correctionWorkingDays", rules.correctionWorkingDays),
      publicity: { workingDays: count("rules.publicity.workingDays", rules.publicity.workingDays) },
    },
  };
}
