import type { PaperPage } from "#app/domain/review/paper-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { paperPlaceWords } from "#app/messages/zh-CN/paper.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { PlainScanField } from "#app/components/form/scan-field.tsx";
import { Button } from "#app/components/ui/button.tsx";

/** Two readings of one paper, place by place; what the scan says is chosen or typed. */
export function PaperClearForm({ view, frame, problems, typed }: { view: PaperPage; frame: WorkFrame; problems: Readonly<Record<string, string[] | null>>; typed: Readonly<Record<string, unknown>> }) {
  const nameOf = (code: string) => `${code} ${view.criteria.find((one) => one.code === code)?.name ?? ""}`;
  const [firstName, secondName] = view.enteredBy;
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : undefined);
  return (
    <form method="post" encType="multipart/form-data" aria-label="核对两人的录入">
      <Once frame={frame} name="clear" />
      {view.differences.map(({ path, first, second }, index) => {
        const name = (part: string) => `choices[${index}].${part}`;
        const options = [
          { take: "first", words: `${firstName ?? "第一人"}录入：${first || "（空）"}` },
          { take: "second", words: `${secondName ?? "第二人"}录入：${second || "（空）"}` },
          { take: "other", words: "都不对，扫描件上是：" },
        ];
        return (
          <fieldset key={path} className="mb-5 rounded border border-line px-4 py-3">
            <legend className="px-1 font-bold">{paperPlaceWords(path, nameOf)}</legend>
            <input type="hidden" name={name("path")} value={path} />
            {options.map(({ take, words }) => (
              <label key={take} className="flex min-h-8 items-start gap-2 py-1">
                <input type="radio" name={name("take")} value={take} required defaultChecked={text(name("take")) === take} className="mt-1.5 size-4 flex-none accent-blue" />
                <span className="whitespace-pre-wrap">{words}</span>
              </label>
            ))}
            {path.startsWith("marks.") ? (
              <input name={name("text")} aria-label={`${nameOf(path.slice(6))} 扫描件上的得分`} defaultValue={text(name("text"))} inputMode="decimal" maxLength={10} className="ml-6 w-24 rounded border border-edge px-3 py-1 text-right tabular-nums" />
            ) : (
              <textarea name={name("text")} aria-label={`${paperPlaceWords(path, nameOf)} 扫描件上的文字`} defaultValue={text(name("text"))} rows={2} maxLength={5000} className={`${controlClass} ml-6 max-w-xl`} />
            )}
            {problems[`choices.${path}`]?.map((words) => (
              <p key={words} className="font-medium text-red-dark">
                ▲ {words}
              </p>
            ))}
          </fieldset>
        );
      })}
      <PlainScanField problems={problems.scan ?? []} />
      <Button name="intent" value="clear">
        按扫描件核定
      </Button>
    </form>
  );
}
