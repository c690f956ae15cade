import type { FormLine } from "#app/domain/bid/form-lines.ts";
import { rejectReasonWords } from "#app/messages/zh-CN/bid.ts";
import { lineVerdictWords } from "#app/messages/zh-CN/form-check.ts";

const looks: Record<FormLine["verdict"], string> = { pass: "text-soft", correct: "font-medium text-blue", reject: "font-bold text-red-dark" };

/** An officer's verdict on a line: the word, the reason from the list, the note, who. */
export function LineMark({ line: { verdict, reasonCode, note, by } }: { line: FormLine }) {
  return (
    <span className={`mt-1 block text-sm ${looks[verdict]}`}>
      {by}：{lineVerdictWords[verdict]}
      {reasonCode && `（${rejectReasonWords[reasonCode]}）`}
      {note && <span className="block whitespace-pre-wrap font-normal">{note}</span>}
    </span>
  );
}
