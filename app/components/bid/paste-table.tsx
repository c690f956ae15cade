import { type ClipboardEvent, useState } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type PastedColumn, readTabbed, type Recognised, recognise } from "#app/domain/bid/pasted-table.ts";
import { pasteWords as words } from "#app/messages/zh-CN/plan.ts";

interface PasteTableProps {
  /** What the browser without script sends it as: then the server reads it. */
  name: string;
  columns: readonly PastedColumn[];
  labels: Readonly<Record<string, string>>;
  onTake: (rows: Record<string, string>[]) => void;
}

/** 从 Excel 或 WPS 粘贴: what was recognised is shown before it is taken over. */
export function PasteTable({ name, columns, labels, onTake }: PasteTableProps) {
  const [text, setText] = useState("");
  const [merged, setMerged] = useState<number[]>([]);
  // Without script the text itself is sent; with it only what was taken over.
  const hasScript = useIsAlive();
  const found = text.trim() === "" ? null : recognise({ rows: readTabbed(text), merged }, columns);
  return (
    <details className="no-print mt-2">
      <summary className="min-h-8 cursor-pointer py-1 text-blue">{words.title}</summary>
      <p className="measure text-sm text-soft">{hasScript ? words.hint : words.plainHint}</p>
      <textarea
        name={hasScript ? undefined : name}
        aria-label={words.title}
        rows={4}
        maxLength={20_000}
        value={text}
        className={`${controlClass} mt-1 text-sm`}
        onPaste={(event: ClipboardEvent<HTMLTextAreaElement>) => setMerged(mergedRows(event.clipboardData.getData("text/html")))}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found && (
        <Preview
          found={found}
          labels={labels}
          onTake={() => {
            onTake(found.rows);
            setText("");
          }}
        />
      )}
    </details>
  );
}

function Preview({ found, labels, onTake }: { found: Recognised; labels: PasteTableProps["labels"]; onTake: () => void }) {
  const { columns, rows, ignored, isConverted, merged } = found;
  return (
    <div role="status" className="mt-2 rounded border border-line bg-wash px-3 py-2 text-sm">
      <p className="font-medium">{words.found(rows.length)}</p>
      <ul className="list-disc pl-5">
        {columns.map(({ key, head }) => (
          <li key={key}>{head === null ? words.byOrder(labels[key] ?? key) : words.byHead(head, labels[key] ?? key)}</li>
        ))}
        {ignored.length > 0 && <li>{words.ignored(ignored)}</li>}
        {isConverted && <li>{words.converted}</li>}
        {merged.length > 0 && <li className="font-medium text-red-dark">▲ {words.merged(merged.map((row) => row + 1))}</li>}
      </ul>
      <div className="mt-2 overflow-x-auto" tabIndex={0} role="region" aria-label={words.preview}>
        <table className="w-full border-collapse">
          <thead>
            <tr className="text-left">
              {columns.map(({ key }) => (
                <th key={key} scope="col" className="border-b border-edge px-2 py-1">
                  {labels[key] ?? key}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 12).map((row, index) => (
              <tr key={index}>
                {columns.map(({ key }) => (
                  <td key={key} className="border-b border-line px-2 py-1 whitespace-pre-wrap">
                    {row[key] || "—"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 0 && (
        <Button type="button" tone="plain" className="mt-2" onClick={onTake}>
          {words.take}
        </Button>
      )}
    </div>
  );
}

/** The rows in which the copied table joins cells, from the clipboard's HTML; nothing of it is shown. */
function mergedRows(html: string): number[] {
  if (html === "") return [];
  const rows = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("tr")];
  return rows.flatMap((row, index) => ([...row.querySelectorAll("td,th")].some((cell) => Number(cell.getAttribute("rowspan") ?? 1) > 1 || Number(cell.getAttribute("colspan") ?? 1) > 1) ? [index] : []));
}
