import { DeadlineField } from "#app/components/form/deadline-field.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { queryField } from "#app/components/form/query-field.ts";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { DefenceHead } from "#app/domain/review/defence/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";

const usual = { talkMinutes: 20, questionMinutes: 15, changeMinutes: 5, breakEvery: 0, breakMinutes: 0 };
const furtherRows = 3;
const lengths = Object.keys(usual) as (keyof typeof usual)[];

/** 安排答辩会: place, day and lengths; what was arranged, or typed and refused, stands in it. */
export function DefenceArrangeForm({ frame, session, typed }: { frame: WorkFrame; session: DefenceHead["session"]; typed: Partial<Record<string, unknown>> | null }) {
  const valueOf = (name: "place" | "startsAt" | "endsAt") => textOf(typed?.[name]) ?? (session && (name === "place" ? session.place : localOf(session[name]))) ?? "";
  const typedFurther = Array.isArray(typed?.further) ? (typed.further as Partial<Record<string, unknown>>[]) : null;
  const furtherOf = (index: number, name: "startsAt" | "endsAt") => {
    const kept = session?.further[index];
    return typedFurther ? (textOf(typedFurther[index]?.[name]) ?? "") : kept ? localOf(kept[name]) : "";
  };
  return (
    <form method="post" action="#arrange">
      <Once frame={frame} name="arrange" />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <label className="block">
          {defenceWords.place}
          <input name="place" required maxLength={100} defaultValue={valueOf("place")} className={`${controlClass} mt-1 min-h-10`} />
        </label>
        {(["startsAt", "endsAt"] as const).map((name) => (
          <DeadlineField key={name} field={queryField(name, valueOf(name))} label={defenceWords[name]} now={frame.now} keepsHour />
        ))}
        {lengths.map((name) => (
          <label key={name} className="block">
            {defenceWords[name]}
            <span className="mt-1 flex items-center gap-2">
              <input name={name} inputMode="numeric" required defaultValue={textOf(typed?.[name]) ?? session?.[name] ?? usual[name]} className={`${controlClass} min-h-10 max-w-24`} />
              {name !== "breakEvery" && defenceWords.minutes}
            </span>
          </label>
        ))}
      </div>
      <details className="mt-4" open={Array.from({ length: furtherRows }, (_, index) => furtherOf(index, "startsAt")).some((text) => text !== "")}>
        <summary>{defenceWords.further}</summary>
        <p className="mt-1 text-sm text-soft">{defenceWords.furtherHint}</p>
        <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {Array.from({ length: furtherRows }, (_, index) =>
            (["startsAt", "endsAt"] as const).map((name) => (
              <DeadlineField key={`${String(index)} ${name}`} field={queryField(`further[${String(index)}].${name}`, furtherOf(index, name))} label={`${defenceWords.session(index + 2)}　${defenceWords[name]}`} now={frame.now} isOptional keepsHour />
            )),
          )}
        </div>
      </details>
      <label className="mt-4 flex items-start gap-2">
        <input type="checkbox" name="onDayOff" defaultChecked={typed?.onDayOff === true} className="mt-1.5 size-4 flex-none accent-blue" />
        <span>
          {deadlineWords.onDayOff}
          <span className="block text-sm text-soft">{defenceWords.dayOffHint}</span>
        </span>
      </label>
      <div className="mt-4">
        <Button name="intent" value="arrange">
          {session ? "重新安排" : "安排答辩会"}
        </Button>
      </div>
    </form>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** An instant as a field for date and time takes it, in Beijing's time. */
function localOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}
