import type { Block, Sheet } from "./sheet.ts";

/** A sheet as plain text, to be pasted into the form of another site: the same order, tables with tabs. */
export function sheetText({ title, lead, blocks }: Sheet): string {
  return [title, ...(lead ? [lead] : []), ...blocks.map(textOf).filter((text) => text !== "")].join("\n\n") + "\n";
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "subheading":
    case "paragraphs":
      return block.text;
    case "facts":
      return block.facts.map(({ term, value }) => `${term}：${value}`).join("\n");
    case "list":
      return block.items.map((item) => `· ${item}`).join("\n");
    case "table":
      return [block.columns.map(({ head }) => head), ...block.rows].map((cells) => cells.join("\t")).join("\n");
    case "attachment":
      return `${block.mark}　${block.title}`;
    case "pageBreak":
      return "";
    case "seals":
      return block.units.map(({ role, name }) => `${role}：${name}`).join("\n");
  }
}
