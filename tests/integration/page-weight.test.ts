import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { projectRoot } from "#tests/support/built-pages.ts";

/** What a browser loads of scripts for a page that comes alive, at most (architecture.md section 1): the pages that `npm run bench -- pages` measures. */
const goal = { kilobytes: 160, pages: ["routes/work/bid", "routes/work/review-sheet", "routes/work/challenge-ranking"] };
/** Every other page: a schema that slipped in, or the words of everything, would go over it. */
const mostKilobytes = 175;

interface Loaded {
  module?: string;
  imports?: string[];
}

const client = join(projectRoot, "build/client");

/** The build's own list of what each route loads. */
function readManifest(): { entry: Loaded; routes: Record<string, Loaded> } {
  const file = readdirSync(join(client, "assets")).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error("网站尚未构建：请用 npm run test:integration，它先构建再测试。");
  const text = readFileSync(join(client, "assets", file), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as ReturnType<typeof readManifest>;
}

const sizes = new Map<string, number>();

function gzipped(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(client, file))).length;
  sizes.set(file, known);
  return known;
}

it("no page of the workbench loads more script than it may", () => {
  const { entry, routes } = readManifest();
  const always = [entry, routes.root!];
  const pages = Object.entries(routes).filter(([id, { module }]) => id.startsWith("routes/work/") && module);
  expect(pages.length).toBeGreaterThan(60);
  const weights = pages.map(([id, page]) => {
    const files = new Set([...always, page].flatMap(({ module, imports = [] }) => [module!, ...imports]));
    return { id, kilobytes: Math.round([...files].reduce((sum, file) => sum + gzipped(file), 0) / 102.4) / 10 };
  });
  // The framework alone weighs this much: what is less was not read whole.
  expect(Math.min(...weights.map(({ kilobytes }) => kilobytes))).toBeGreaterThan(80);
  expect(weights.filter(({ id }) => goal.pages.includes(id))).toHaveLength(goal.pages.length);
  expect(weights.filter(({ id, kilobytes }) => kilobytes > (goal.pages.includes(id) ? goal.kilobytes : mostKilobytes))).toEqual([]);
});
