import type { Meanwhile } from "#app/domain/site/meanwhile.ts";
import { useEffect, useRef } from "react";

export interface ErrorSummaryProps {
  /** Conform's form or a replied one: only its id and problems matter here. */
  form: { id: string; errors?: string[] | undefined; allErrors: Record<string, string[]> };
  /** Field name → label; a name that is not here shows its problem alone. */
  labels?: Record<string, string>;
  title?: string;
  /** Of a form that came back late: where it differs from what stands now. */
  meanwhile?: Meanwhile | null;
}

/** All problems of a form at its top, each a link to its field. Takes the focus, so that it is read first. */
export function ErrorSummary({ form, labels = {}, title = "有内容需要修改，已填写的内容都还在。", meanwhile = null }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(form.allErrors).filter(([name, problems]) => name !== "" && problems.length > 0);
  const whole = form.errors ?? [];
  const count = fields.length + whole.length;
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="mb-6 rounded border-2 border-red bg-red-wash px-4 py-3">
      <p className="font-bold text-red-dark">{fields.length > 0 ? title : "没有成功"}</p>
      {whole.map((problem) => (
        <p key={problem} className="mt-1">
          {problem}
        </p>
      ))}
      {fields.length > 0 && (
        <ul className="mt-2 list-disc pl-5">
          {fields.map(([name, problems]) => (
            <li key={name}>
              <a href={`#${form.id}-${name}`} className="text-red-dark">
                {labels[name] ? `${labels[name]}：` : ""}
                {problems.join(" ")}
              </a>
            </li>
          ))}
        </ul>
      )}
      {meanwhile && meanwhile.lines.length > 0 && (
        <>
          <p className="mt-2">{meanwhile.lead}</p>
          <ul className="mt-1 list-disc pl-5">
            {meanwhile.lines.map(({ name, words }) => (
              <li key={name}>
                <a href={`#${form.id}-${name}`}>{labels[name] ? `${labels[name]}：` : ""}{words}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
