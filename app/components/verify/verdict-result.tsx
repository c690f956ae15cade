import type { VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { Alert } from "#app/components/ui/alert.tsx";

/** The outcome of a check: sentences and a table. */
export function VerdictResult({ words: { isGood, title, lines, head, rows } }: { words: VerdictWords }) {
  return (
    <>
      <Alert tone={isGood ? "done" : "problem"} title={title}>
        {lines.map((line, index) => (
          <p key={index} className="break-all">
            {line}
          </p>
        ))}
      </Alert>
      {rows.length > 0 && (
        <table className="data-table max-w-xl">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** The same look as empty templates: a check in the browser copies and fills them, because it has no React. */
export function VerdictTemplates() {
  const empty = { lines: [""], head: [""], rows: [[""]] };
  return (
    <>
      <template data-verdict="good">
        <VerdictResult words={{ isGood: true, title: "", ...empty }} />
      </template>
      <template data-verdict="bad">
        <VerdictResult words={{ isGood: false, title: "", ...empty }} />
      </template>
    </>
  );
}
