import { type ButtonHTMLAttributes, useState } from "react";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { Button } from "#app/components/ui/button.tsx";
import type { IndicatorRow } from "#app/domain/challenge/indicator-row.ts";
import type { PastedTable } from "#app/domain/challenge/paste/read-table.ts";
import { pasteProblemWords, pasteRefusalWords, pasteWords } from "#app/messages/zh-CN/indicator-paste.ts";

type Adopt = Pick<ButtonHTMLAttributes<HTMLButtonElement>, "name" | "value" | "form" | "formNoValidate">;

/** What Conform writes into the list: boxes are `on` or nothing. */
export type AdoptedRow = Omit<IndicatorRow, "hard"> & { hard: string | undefined };

/**
 * 粘贴识别: reads a pasted table in this browser, shows what it understood and where it did not, and only then puts it into
 * the form. Without script the rows are typed as always.
 */
export function IndicatorPaste({ adoptProps }: { adoptProps: (rows: AdoptedRow[]) => Adopt }) {
  const isReady = useIsAlive();
  const [table, setTable] = useState<PastedTable | null>(null);
  if (!isReady) return null;
  const read = async (text: string) => {
    const { readIndicatorTable } = await import("#app/domain/challenge/paste/read-table.ts");
    setTable(text.trim() === "" ? null : readIndicatorTable(text));
  };
  return (
    <details className="mb-4 rounded border border-line">
      <summary className="bg-wash px-4 py-2 font-bold">{pasteWords.title}</summary>
      <div className="px-4 py-3">
        <label>
          <span className="text-sm text-soft">{pasteWords.hint}</span>
          {/* Without a name: what is pasted here is not part of the form. */}
          <textarea rows={4} aria-label={pasteWords.title} onChange={(event) => void read(event.currentTarget.value)} className="mt-1 block w-full rounded border border-edge px-3 py-1.5 font-mono text-sm" />
        </label>
        {table && <Preview table={table} adoptProps={adoptProps} />}
      </div>
    </details>
  );
}

const columns: readonly (keyof IndicatorRow)[] = ["code", "name", "value", "unit", "basis", "method", "hard"];
const heads: Partial<Record<keyof IndicatorRow, string>> = { code: "序号", name: "指标名称", value: "要求", unit: "单位", basis: "基准", method: "测试方法、标准", hard: "性质" };
const signs: Record<string, string> = { "<=": "≤", ">=": "≥", "=": "＝", "": "？" };

function Preview({ table: { rows, problems, refusal }, adoptProps }: { table: PastedTable; adoptProps: (rows: AdoptedRow[]) => Adopt }) {
  if (refusal) {
    return (
      <p role="alert" className="mt-3 font-medium text-red-dark">
        {pasteRefusalWords[refusal.code](refusal.count)}
      </p>
    );
  }
  const grave = problems.filter(({ isGrave }) => isGrave).length;
  return (
    <div className="mt-3" role="status">
      <p className="font-medium">{pasteWords.preview(rows.length)}</p>
      {problems.length > 0 && (
        <ul className="my-2 list-disc pl-5">
          {problems.map((problem) => (
            <li key={`${problem.row}${problem.code}`} className={problem.isGrave ? "text-red-dark" : undefined}>
              {pasteProblemWords(problem)}
            </li>
          ))}
        </ul>
      )}
      <div className="max-h-80 overflow-auto border border-line" tabIndex={0} role="region" aria-label="识别结果">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="border-b-2 border-blue px-2 py-1 text-left whitespace-nowrap">
                  {heads[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} className="border-b border-line">
                {columns.map((column) => (
                  <td key={column} className="px-2 py-1">
                    {cellOf(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {grave > 0 && <p className="mt-2 text-red-dark">{pasteWords.graves(grave)}</p>}
      <Button className="mt-3" tone={grave > 0 ? "plain" : "primary"} {...adoptProps(rows.map((row) => ({ ...row, hard: row.hard ? "on" : undefined })))}>
        {pasteWords.replace}
      </Button>
    </div>
  );
}

function cellOf(row: IndicatorRow, column: keyof IndicatorRow): string {
  if (column === "hard") return row.hard ? "约束性" : "预期性";
  if (column !== "value") return String(row[column]);
  if (row.value === "") return "";
  const change = row.mode === "relative" ? "（变化%）" : "";
  return row.upper === "" ? `${signs[row.comparator] ?? ""}${row.value}${change}` : `${row.value}～${row.upper}`;
}
