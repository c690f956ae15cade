import { classNames } from "./class-names.ts";

export interface Step {
  key: string;
  words: string;
  state: "done" | "current" | "ahead";
  href?: string;
  count?: number;
  note?: string;
}

const stateWords: Record<Step["state"], string> = { done: "已完成", current: "进行中", ahead: "未开始" };

const marks: Record<Step["state"], string> = {
  done: "border-blue bg-blue text-white",
  current: "border-blue bg-white text-blue ring-2 ring-blue",
  ahead: "border-edge bg-white text-soft",
};

/** A rail of stages: where the matter stands, with counts and the way to each stage. */
export function Stepper({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} aria-current={step.state === "current" ? "step" : undefined} className="relative flex gap-3 pb-5 last:pb-0">
            {index < steps.length - 1 && <span aria-hidden className={classNames("absolute top-8 bottom-0 left-[0.9375rem] w-0.5", step.state === "done" ? "bg-blue" : "bg-line")} />}
            <span aria-hidden className={classNames("flex size-8 flex-none items-center justify-center rounded border text-sm font-bold", marks[step.state])}>
              {step.state === "done" ? "✓" : index + 1}
            </span>
            <span className="min-w-0 pt-0.5">
              {step.href ? <a href={step.href}>{step.words}</a> : <span className={step.state === "ahead" ? "text-soft" : "font-medium"}>{step.words}</span>}
              {step.count !== undefined && <span className="ml-2 tabular-nums text-soft">{step.count}</span>}
              <span className="block text-xs text-soft">{step.note ?? stateWords[step.state]}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
