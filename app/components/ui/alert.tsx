import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type AlertTone = "note" | "done" | "warning" | "problem";

const tones: Record<AlertTone, string> = {
  note: "border-line border-l-edge bg-wash",
  done: "border-line border-l-blue bg-blue-wash",
  warning: "border-line border-l-red bg-white",
  problem: "border-red border-l-red bg-red-wash",
};

// The colour is never the only sign.
const words: Record<AlertTone, string> = { note: "说明", done: "已完成", warning: "请注意", problem: "没有成功" };

/** A message in the flow of a page. Problems and warnings are announced at once, the rest politely. */
export function Alert({ tone, title, children }: { tone: AlertTone; title?: string; children?: ReactNode }) {
  const isUrgent = tone === "problem" || tone === "warning";
  return (
    <div role={isUrgent ? "alert" : "status"} className={classNames("my-4 rounded border border-l-4 px-4 py-3", tones[tone])}>
      <p className={classNames("font-bold", isUrgent && "text-red-dark")}>{title ?? words[tone]}</p>
      {children && <div className="mt-1">{children}</div>}
    </div>
  );
}
