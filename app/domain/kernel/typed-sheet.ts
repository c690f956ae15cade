/** How a cell of a spreadsheet was filled. `other`: a link, an error, something that is neither text nor number nor date. */
export type TypedKind = "text" | "number" | "formula" | "merged" | "date" | "other";

/** A filled cell: what stands there as text, a date as 2026-03-05. `merged`: it belongs to a merged area, whatever it says. */
export interface TypedCell {
  kind: TypedKind;
  text: string;
}

/** A sheet of a spreadsheet as plain data, cells by address (`E7`); empty cells are not there. */
export interface TypedSheet {
  name: string;
  /** How many rows the file has; what lies beyond a limit is counted and not read. */
  rowCount: number;
  cells: Readonly<Record<string, TypedCell>>;
}
