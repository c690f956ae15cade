import { type RefObject, useEffect, useRef, useState } from "react";

interface RowsOptions<Row> {
  most: number;
  /** How many stand there at least while the table is open. */
  least: number;
  isOpen: boolean;
  /** The written rows as they stand in the form. */
  read: (form: FormData) => Row[];
  /** How pasted rows come to the written ones; after them where it is not said. */
  join?: (written: Row[], pasted: Row[]) => Row[];
}

export interface PastedRows<Row, Element> {
  /** What the fields start from. */
  rows: readonly Row[];
  count: number;
  /** Part of the fields' key: after a paste they are drawn anew. */
  times: number;
  place: RefObject<Element>;
  take: (pasted: Row[]) => void;
  addRow: () => void;
  /** How many rows may still be pasted. */
  room: () => number;
}

/** Rows of a table that grows by a button and by pasting (从 Excel 或 WPS 粘贴). What was pasted counts as typed: it is summed and saved. */
export function usePastedRows<Row, Element extends HTMLElement>(given: readonly Row[], { most, least, isOpen, read, join }: RowsOptions<Row>): PastedRows<Row, Element> {
  const countOf = (rows: number) => (isOpen ? Math.min(most, Math.max(least, rows + 1)) : rows);
  const [{ rows, times }, setRows] = useState({ rows: given, times: 0 });
  const [count, setCount] = useState(countOf(given.length));
  const place = useRef<Element>(null);
  const written = () => {
    const form = place.current?.closest("form");
    return form ? read(new FormData(form)) : [];
  };
  const take = (pasted: Row[]) => {
    const next = join ? join(written(), pasted) : [...written(), ...pasted].slice(0, most);
    setRows({ rows: next, times: times + 1 });
    setCount(countOf(next.length));
  };
  useEffect(() => {
    if (times > 0) place.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [times]);
  return { rows, count, times, place, take, addRow: () => setCount(count + 1), room: () => most - written().length };
}
