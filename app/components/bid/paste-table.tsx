import { type ClipboardEvent, useState } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type PastedColumn, readTabbed, type Recognised, recognise } from "#app/domain/bid/pasted-table.ts";
import { pasteWords as words } from "#app/messages/zh-CN/plan.ts";

interface PasteTableProps {
  /** What the browser without script sends it as: then the server reads it. Without a name it needs the script. */
  name?: string;
  columns: readonly PastedColumn[];
  labels: Readonly<Record<string, string>>;
  /** How the choices of a column are called, by its key. */
  names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  onTake: (rows: Record<string, string>[]) => void;
  /** How many rows the table still takes. */
  room: () => number;
  /** The rows of the table are given: those that are none of them are not taken. */
  isKeyed?: boolean;
}

/** 从 Excel 或 WPS 粘贴: what was recognised is shown before it is taken over. */
export function PasteTable({ name, columns, labels, names = {}, onTake, room, isKeyed = false }: PasteTableProps) {
  const [text, setText] = useState("");
  const [merged, setMerged] = useState<number[]>([]);
  // Without script the text itself is sent; with it only what was taken over.
  const hasScript = useIsAlive();
  const found = text.trim() === "" ? null : recognise({ rows: readTabbed(text), merged }, columns);
  if (name === undefined && !hasScript) return null;
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
          names={names}
          room={isKeyed ? Infinity : room()}
          isKeyed={isKeyed}
          onTake={() => {
            onTake(found.rows);
            setText("");
          }}
        />
      )}
    </details>
  );
}

const shownRows = 12;
const shownProblems = 8;

function Preview({ found, labels, names, room, isKeyed, onTake }: { found: Recognised; labels: PasteTableProps["labels"]; names: NonNullable<PasteTableProps["names"]>; room: number; isKeyed: boolean; onTake: () => void }) {
  const { columns, rows, ignored, isConverted, merged, unread, absent } = found;
  const label = (key: string) => labels[key] ?? key;
  const isAmiss = (index: number, key: string) => unread.some((one) => one.row === index && one.key === key);
  return (
    <div role="status" className="mt-2 rounded border border-line bg-wash px-3 py-2 text-sm">
      <p className="font-medium">{words.found(rows.length)}</p>
      <ul className="list-disc pl-5">
        {columns.map(({ key, head }) => (
          <li key={key}>{head === null ? words.byOrder(label(key)) : words.byHead(head, label(key))}</li>
        ))}
        {ignored.length > 0 && <li>{words.ignored(ignored)}</li>}
        {absent.length > 0 && <li>{words.absent(absent.map(label))}</li>}
        {isConverted && <li>{words.converted}</li>}
      </ul>
      <ul className="list-none font-medium text-red-dark">
        {merged.length > 0 && <li>▲ {words.merged(merged.map((row) => row + 1))}</li>}
        {unread.slice(0, shownProblems).map(({ row, key, cell }) => (
          <li key={`${row}.${key}`}>▲ {key === "key" ? words.noField(row + 1, cell) : words.unread(row + 1, label(key), cell)}</li>
        ))}
        {unread.length > shownProblems && <li>▲ {words.more(unread.length - shownProblems)}</li>}
        {rows.length > room && <li>▲ {words.full(room, rows.length)}</li>}
      </ul>
      <div className="mt-2 overflow-x-auto" tabIndex={0} role="region" aria-label={words.preview}>
        <table className="w-full border-collapse">
          <thead>
            <tr className="text-left">
              {columns.map(({ key }) => (
                <th key={key} scope="col" className="min-w-24 border-b border-edge px-2 py-1">
                  {label(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map((row, index) => (
              <tr key={index}>
                {columns.map(({ key }) => (
                  <td key={key} className={classNames("min-w-24 border-b border-line px-2 py-1 whitespace-pre-wrap", isAmiss(index, key) && "font-medium text-red-dark")}>
                    {isAmiss(index, key) && "▲ "}
                    {names[key]?.[row[key] ?? ""] ?? (row[key] || "—")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shownRows && <p className="mt-1 text-soft">{words.shown(shownRows)}</p>}
      {rows.length > 0 && room > 0 && (
        <Button type="button" tone="plain" className="mt-2" onClick={onTake}>
          {isKeyed ? words.takeByKey : words.take}
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
