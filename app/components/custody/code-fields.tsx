import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { groupCount, readCode, typedGroups } from "#app/domain/custody/code.ts";
import { codeProblemWords } from "#app/messages/zh-CN/custody.ts";

const marks = { right: "✓", wrong: "✗", short: "" } as const;
const markWords = { right: "正确", wrong: "有误", short: "未输完" } as const;
const tones = { right: "border-blue bg-blue-wash text-blue-dark", wrong: "border-red bg-red-wash text-red-dark", short: "border-line text-soft" } as const;

/**
 * One field for each holder, a hundred digits as on paper. While somebody types, each group of ten says whether it is
 * right; nothing of it leaves the browser before the form is sent.
 */
export function CodeFields({ count, values, onChange, labels }: { count: number; values: string[]; onChange: (values: string[]) => void; labels?: string[] }) {
  return (
    <div className="gap-x-8 lg:grid lg:grid-cols-2">
      {Array.from({ length: count }, (_, index) => (
        <CodeField key={index} index={index} label={labels?.[index] ?? `第 ${index + 1} 份码`} value={values[index] ?? ""} onChange={(value) => onChange(Array.from({ length: count }, (_unused, at) => (at === index ? value : (values[at] ?? ""))))} />
      ))}
    </div>
  );
}

function CodeField({ index, label, value, onChange }: { index: number; label: string; value: string; onChange: (value: string) => void }) {
  const isAlive = useIsAlive();
  const id = `code-${index + 1}`;
  const groups = typedGroups(value);
  const read = value.trim() === "" ? null : readCode(value);
  const isComplete = groups.every(({ state }) => state !== "short");
  return (
    <div className="mb-5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-sm text-soft">
        照纸面从左到右、从上到下输入十组数字，空格和换行不影响
      </p>
      <textarea
        id={id}
        name={`codes[${index}]`}
        rows={6}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        inputMode="numeric"
        aria-describedby={`${id}-hint ${id}-state`}
        className={classNames(controlClass, "mt-1 font-mono text-lg tracking-wider")}
      />
      {isAlive && (
        <div id={`${id}-state`} className="mt-2">
          <ol className="flex flex-wrap gap-1" aria-label="各组是否正确">
            {groups.map(({ group, state }) => (
              <li key={group} className={classNames("min-w-9 rounded border px-1 text-center text-sm tabular-nums", tones[state])}>
                {group}
                <span aria-hidden>{marks[state]}</span>
                <span className="sr-only">组{markWords[state]}</span>
              </li>
            ))}
          </ol>
          <p role="status" className={classNames("mt-1 text-sm", read && !read.ok && (isComplete || groups.some(({ state }) => state === "wrong")) ? "font-medium text-red-dark" : "text-soft")}>
            {stateWords(read, groups.filter(({ state }) => state === "right").length, isComplete)}
          </p>
        </div>
      )}
    </div>
  );
}

function stateWords(read: ReturnType<typeof readCode> | null, right: number, isComplete: boolean): string {
  if (read === null) return "还没有输入。";
  if (read.ok) return `十组都正确。套号 ${read.code.tag}，第 ${read.code.number} 份（共 ${read.code.holders} 份，凑够 ${read.code.threshold} 份可开启）。`;
  const isWrong = read.problem.code !== "codeLength" || read.problem.groups.length > 0 || isComplete;
  return isWrong ? codeProblemWords(read.problem) : `已对 ${right} 组，共 ${groupCount} 组。`;
}
