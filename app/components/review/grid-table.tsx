import { useEffect, useRef, useState } from "react";
import { bandOf } from "#app/domain/review/bands.ts";
import { parseMark } from "#app/domain/review/score-sheets.ts";
import type { OwnGrid } from "#app/domain/review/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatClock } from "#app/messages/format.ts";
import { bandWords, gridWords } from "#app/messages/zh-CN/review.ts";
import { BackgroundSave } from "#app/components/form/background-save.ts";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CriterionHead } from "./criterion-head.tsx";

interface SavedGrid {
  revision: number;
  stale: string[];
  revisions: Record<string, number>;
}

type Typed = Record<string, string>;

const nameOf = (bid: string, criterion: string) => `bids.${bid}.marks.${criterion}`;

export interface GridTableProps {
  view: OwnGrid;
  frame: WorkFrame;
  problems: Readonly<Record<string, string[] | null>>;
  /** What was typed into a form that came back, by name of the field. */
  back: Readonly<Record<string, string>>;
}

/** 横向表: criteria down, bids across, so that one mark is weighed against the next; saved by itself where there is script. */
export function GridTable({ view, frame, problems, back }: GridTableProps) {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Typed>(() => initialOf(view, back));
  const words = useGridSaving(form, view);
  const isOpen = view.bids.some((bid) => bid.isOpen);
  const item = `/work/reviews/${encodeURIComponent(view.challenge.no)}`;
  const read = () => form.current && setTyped(Object.fromEntries([...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))));
  return (
    <form method="post" ref={form} onInput={read} autoComplete="off" aria-label="横向表">
      <Once frame={frame} name="grid" />
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="横向表">
        <table className="data-table w-auto!">
          <caption className="sr-only">本人对各份申报的打分</caption>
          <thead>
            <tr>
              <th scope="col" className="min-w-52">评审项</th>
              {view.bids.map((bid) => (
                <th key={bid.code} scope="col" className="min-w-28 align-bottom">
                  <a href={`${item}/${encodeURIComponent(bid.code)}`}>{bid.code}</a>
                  <span className="block text-xs font-normal text-soft">{bid.unitName}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.criteria.map(({ code, name, weight }) => (
              <tr key={code}>
                <CriterionHead code={code} name={name} weight={weight} />
                {view.bids.map((bid) => (
                  <td key={bid.code}>
                    <GridMark name={nameOf(bid.code, code)} label={`${bid.code} ${code} ${name}`} weight={weight} initial={back[nameOf(bid.code, code)] ?? bid.marks[code] ?? ""} typed={typed[nameOf(bid.code, code)] ?? ""} isOpen={bid.isOpen} problem={problems[nameOf(bid.code, code)]?.[0]} />
                    {bid.vetoes.includes(code) && <strong className="block text-xs text-red-dark">▲ {gridWords.veto}</strong>}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">合计（上次保存）</th>
              {view.bids.map((bid) => (
                <td key={bid.code} className="tabular-nums">
                  <strong>{bid.total ?? "—"}</strong>
                  <span className="block text-xs text-soft">{bid.status === "signed" ? "已签署" : bid.missing === 0 ? "已评完" : `还有 ${bid.missing} 处未填`}</span>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {view.bids.map((bid) => (
        <input key={bid.code} type="hidden" name={`bids.${bid.code}.revision`} defaultValue={bid.revision} />
      ))}
      {isOpen && (
        <div className="sticky bottom-0 mt-3 flex flex-wrap items-center gap-3 border-t border-line bg-white py-3">
          <Button name="intent" value="save">暂存</Button>
          <span role="status" className={words.isBad ? "font-medium text-red-dark" : "text-sm text-soft"}>{words.text}</span>
        </div>
      )}
    </form>
  );
}

function initialOf(view: OwnGrid, back: Readonly<Record<string, string>>): Typed {
  return Object.fromEntries(view.bids.flatMap((bid) => view.criteria.map(({ code }) => [nameOf(bid.code, code), back[nameOf(bid.code, code)] ?? bid.marks[code] ?? ""])));
}

interface GridMarkProps {
  name: string;
  label: string;
  weight: number;
  initial: string;
  typed: string;
  isOpen: boolean;
  problem: string | undefined;
}

function GridMark({ name, label, weight, initial, typed, isOpen, problem }: GridMarkProps) {
  const mark = typed.trim() === "" ? null : parseMark(typed, weight);
  const band = mark?.ok ? bandOf(mark.value, weight) : null;
  const isBad = problem !== undefined || (mark !== null && !mark.ok);
  return (
    <span className="block">
      <input
        name={name}
        aria-label={label}
        inputMode="decimal"
        maxLength={10}
        defaultValue={initial}
        readOnly={!isOpen}
        aria-invalid={isBad || undefined}
        className="w-20 rounded border border-edge bg-white px-2 py-1 text-right tabular-nums read-only:bg-wash aria-invalid:border-2 aria-invalid:border-red"
      />
      <span className={band === "poor" ? "ml-1 text-sm font-bold text-red" : "ml-1 text-sm text-soft"}>{band && bandWords[band]}</span>
      {isBad && <span className="block text-xs text-red-dark">▲ 0 到 {weight}</span>}
    </span>
  );
}

/** How the saving stands, in words. Each sheet keeps its own revision: the fields take over what the server answers. */
function useGridSaving(form: React.RefObject<HTMLFormElement>, { challenge: { no }, bids, reasonBelow }: OwnGrid): { text: string; isBad: boolean } {
  const [words, setWords] = useState<{ text: string; isBad: boolean }>({ text: gridWords.lead(reasonBelow), isBad: false });
  const isOpen = bids.some((bid) => bid.isOpen);
  useEffect(() => {
    const element = form.current;
    if (!isOpen || !element) return;
    const revisions: Record<string, number> = {};
    const stop = new AbortController();
    // The fields belong to the server's rendering, which React puts back at every turn: what is sent carries what was saved last.
    element.addEventListener("formdata", ({ formData }) => Object.entries(revisions).forEach(([code, revision]) => formData.set(`bids.${code}.revision`, String(revision))), { signal: stop.signal });
    const background = new BackgroundSave<SavedGrid>(element, {
      to: `${location.pathname}/draft`,
      storageKey: `grid ${no}`,
      report: (report) => {
        if (report.kind === "saved") {
          Object.assign(revisions, report.value.revisions);
          const { stale } = report.value;
          setWords(stale.length > 0 ? { text: gridWords.stale(stale.join("、")), isBad: true } : { text: gridWords.saved(formatClock(new Date().toISOString())), isBad: false });
        } else setWords(report.kind === "failed" ? { text: gridWords.failed(report.words), isBad: true } : { text: gridWords[report.kind], isBad: false });
      },
    });
    return () => {
      stop.abort();
      background.stop();
    };
  }, [form, no, isOpen]);
  return words;
}
