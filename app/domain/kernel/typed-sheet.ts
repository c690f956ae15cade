/** How a cell of a spreadsheet was filled. `other`: a date, a link, an error, something that is neither text nor number. */
export type TypedKind = "text" | "number" | "formula" | "merged" | "other";

/** A filled cell: what stands there as text. `merged`: it belongs to a merged area, whatever it says. */
export interface TypedCell {
  kind: TypedKind;
  text: string;
}

/** A sheet of a spreadsheet as plain data, cells by address (`E7`); empty cells are not there. */
export interface TypedSheet {
  name: string;
  cells: Readonly<Record<string, TypedCell>>;
}
