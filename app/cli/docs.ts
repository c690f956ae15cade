import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { lifecycleSections } from "./lifecycle-docs.ts";

const readme = new URL("../../README.md", import.meta.url);

/** A row of ESLint's fence: the README says what the lint enforces, from the same table. */
interface FenceRow {
  folder: string;
  may: string[];
  types?: string[];
  packages?: string[];
  packageTypes?: string[];
  pure?: boolean;
  remix?: boolean;
}

const { table: fence } = (await import(new URL("../../lint/import-fence.js", import.meta.url).href)) as { table: readonly FenceRow[] };

/** What stands in the README between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`, made from the code. */
const parts: Readonly<Record<string, () => string>> = {
  imports: fenceTable,
  lifecycles: lifecycleSections,
};

/** The README with its generated parts renewed, and the lines on which an old part differed. */
function renew(text: string): { text: string; stale: { part: string; line: number }[] } {
  const stale: { part: string; line: number }[] = [];
  let renewed = text;
  for (const [part, make] of Object.entries(parts)) {
    const [opening, closing] = [`<!-- generated:${part} -->\n`, `<!-- /generated:${part} -->`];
    const [before, rest] = [renewed.split(opening)[0]!, renewed.split(opening)[1]];
    const end = rest?.indexOf(closing) ?? -1;
    if (rest === undefined || end < 0) throw new Error(`README.md 中缺少 ${opening.trim()} 或 ${closing}。`);
    const [old, fresh] = [rest.slice(0, end), `${make()}\n`];
    if (old !== fresh) stale.push({ part, line: lineOf(before + opening) + firstDifference(old, fresh) });
    renewed = before + opening + fresh + rest.slice(end);
  }
  return { text: renewed, stale };
}

const lineOf = (text: string) => text.split("\n").length;

function firstDifference(old: string, fresh: string): number {
  const [oldLines, freshLines] = [old.split("\n"), fresh.split("\n")];
  return Math.max(0, freshLines.findIndex((line, index) => line !== oldLines[index]));
}

function fenceTable(): string {
  const names = (list: readonly string[] = []) => list.map((name) => `\`${name.replace("@", "")}\``).join(", ");
  const rows = fence.map(({ folder, may, types, packages, packageTypes, pure, remix }) => {
    const allowed = ["itself", names(may.filter((name) => name !== `@${folder}`)), types ? `types of ${names(types)}` : ""].filter(Boolean).join(", ");
    const libraries = packages ? packages.map((name) => `\`${name}\``).join(", ") : remix ? "any, also `@remix-run/*`" : packageTypes ? `types of ${names(packageTypes)}` : pure ? "none" : "any but `@remix-run/*`";
    return `| \`${folder}\` | ${allowed} | ${libraries}${pure ? "" : ", `node:`"} |`;
  });
  return ["| Folder | may import | packages |", "| - | - | - |", ...rows].join("\n");
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const { text, stale } = renew(readFileSync(readme, "utf8"));
if (!values.check) {
  writeFileSync(readme, text);
  console.log(stale.length > 0 ? `README.md 已更新：${stale.map(({ part }) => part).join("、")}` : "README.md 已是最新。");
} else {
  for (const { part, line } of stale) console.error(`README.md:${line} 生成的部分“${part}”与代码不一致，请运行 npm run docs。`);
  if (stale.length === 0) console.log("README.md 与代码一致。");
  process.exitCode = stale.length > 0 ? 1 : 0;
}
