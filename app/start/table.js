/** How many columns a text takes in a terminal: Chinese characters and full-width signs take two. */
export function widthOf(text) {
  return [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign) ? 2 : 1), 0);
}

/** Rows of texts as lines of aligned columns, with a rule under the head. */
export function tableOf(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]))));
  const line = (row) => `  ${row.map((text, column) => text + " ".repeat(widths[column] - widthOf(text))).join("  ")}`.trimEnd();
  return [line(head), `  ${widths.map((width) => "─".repeat(width)).join("  ")}`, ...rows.map(line)].join("\n");
}
