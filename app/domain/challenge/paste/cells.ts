/** A table as a clipboard or a text file has it: rows of cells. */
export type Cells = string[][];

/**
 * Reads what Word, WPS or Excel puts on the clipboard: cells by tabs, rows by line ends, a cell with line ends or quotes in
 * double quotes. Rows without any text fall away; line ends inside a cell become one space.
 */
export function readCells(text: string): { row: number; cells: string[] }[] {
  const rows: { row: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let row = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) rows.push({ row, cells: cells.map((one) => one.replace(/\s+/g, " ").trim()) });
    [cells, cell] = [[], ""];
    row += 1;
  };
  const plain = text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ");
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain.charAt(index);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (plain.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === "\t") {
      cells.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else cell += character;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}
