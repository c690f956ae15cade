import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatNumber } from "#app/messages/format.ts";
import { classNames } from "./class-names.ts";
import { Pagination } from "./pagination.tsx";

export interface Column<Row> {
  key: string;
  head: string;
  /** Stands in the head; the cells hold the bare number. */
  unit?: string;
  cell: (row: Row) => ReactNode;
  isNumeric?: boolean;
  /** Long text: on a phone it stands below its label. */
  isText?: boolean;
  /** Name of the order in the address (`?sort=closesAt`, `-closesAt` for descending); left out: not sortable. */
  sort?: string;
  /** The cell that names the row. */
  isRowHead?: boolean;
  /** Narrows or hides the column: a Tailwind width such as `w-32`. */
  className?: string;
}

export interface DataTableProps<Row> {
  caption: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** All rows that the filter lets through; with `pageSize` the pages stand below. */
  total?: number;
  page?: number;
  pageSize?: number;
  /** The order in force, as in the address. */
  sort?: string;
  /** Shown in place of the table when there is no row. */
  empty: ReactNode;
  /** Many columns: the table scrolls inside its own frame. */
  isWide?: boolean;
  /** A fixed table in a text, not a list: without the row count. */
  isPlain?: boolean;
}

/** The main instrument: sorted and filtered by the address, sticky head, plain links, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, columns, rowKey, total = rows.length, page = 1, pageSize, sort, empty, isWide, isPlain } = props;
  if (rows.length === 0) return <>{empty}</>;
  const first = pageSize ? (page - 1) * pageSize + 1 : 1;
  return (
    <div>
      {!isPlain && (
        <p className="mb-2 text-sm text-soft" role="status">
          共 {formatNumber(total)} 条{pageSize && total > pageSize ? `，本页 ${formatNumber(first)}–${formatNumber(first + rows.length - 1)} 条` : ""}
        </p>
      )}
      <div className={classNames(isWide && "sm:max-h-[80vh] sm:overflow-auto sm:border sm:border-line print:max-h-none print:overflow-visible print:border-0")} tabIndex={isWide ? 0 : undefined} role={isWide ? "region" : undefined} aria-label={isWide ? caption : undefined}>
        <table className="data-table cards">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => cellOf(column, row))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pageSize && <Pagination total={total} page={page} pageSize={pageSize} />}
    </div>
  );
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort?: string }) {
  const location = useLocation();
  const direction = sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none";
  const words = (
    <>
      {column.head}
      {column.unit && <span className="ml-1 font-normal text-soft">（{column.unit}）</span>}
    </>
  );
  return (
    <th
      scope="col"
      aria-sort={column.sort && direction !== "none" ? direction : undefined}
      className={classNames(column.isNumeric && "is-number", column.className) || undefined}
    >
      {column.sort ? (
        <a href={sortedBy(location.search, direction === "ascending" ? `-${column.sort}` : column.sort)} className="text-ink">
          {words}
          <span aria-hidden className="ml-1">
            {direction === "ascending" ? "↑" : direction === "descending" ? "↓" : "↕"}
          </span>
        </a>
      ) : (
        words
      )}
    </th>
  );
}

/** Called and not mounted: a list of fifty rows has three hundred cells, and a component of its own for each is a tenth of the page. */
function cellOf<Row>(column: Column<Row>, row: Row) {
  if (column.isRowHead)
    return (
      <th key={column.key} scope="row">
        {column.cell(row)}
      </th>
    );
  const className = column.isNumeric ? "is-number" : column.isText ? "is-text" : undefined;
  return (
    <td key={column.key} className={className} data-label={column.unit ? `${column.head}（${column.unit}）` : column.head}>
      {wrapped(column.cell(row))}
    </td>
  );
}

/** A cell of several parts stays one beside its label on a phone. */
function wrapped(content: ReactNode): ReactNode {
  return typeof content === "object" && content !== null ? <div>{content}</div> : content;
}

/** The same address in another order, from its first page. */
function sortedBy(search: string, sort: string): string {
  const params = new URLSearchParams(search);
  params.set("sort", sort);
  params.delete("page");
  return `?${params}`;
}
