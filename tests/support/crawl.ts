import routes from "#app/routes.ts";
import type { Visitor } from "./built-pages.ts";

/** How many addresses of one pattern are looked at: what one object does not lead to, another may. */
const looks = 2;

const matchers = (routes as { path?: string }[]).flatMap(({ path }) => (path === undefined || path === "*" ? [] : [{ path, is: new RegExp(`^/${path.replaceAll(".", "\\.").replaceAll(/:[^/]+/g, "[^/]+")}$`) }])).sort((one, other) => Number(one.path.includes(":")) - Number(other.path.includes(":")));

const patternOf = (path: string) => (path === "/" ? "" : matchers.find(({ is }) => is.test(path))?.path);

export interface Walk {
  /** Patterns of addresses. */
  reached: Set<string>;
  broken: string[];
}

/** The patterns to which links lead from a start page, and the links that lead nowhere. */
export async function crawl(visitor: Visitor, start: string): Promise<Walk> {
  const seen = new Map<string, Set<string>>();
  const broken: string[] = [];
  const queue = [{ path: start, from: "" }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, from } = next;
    const pattern = patternOf(path.split("?")[0]!);
    if (pattern === undefined) {
      broken.push(`${from} → ${path}`);
      continue;
    }
    const known = seen.get(pattern) ?? seen.set(pattern, new Set()).get(pattern)!;
    if (known.size >= looks || known.has(path)) continue;
    known.add(path);
    const answer = await visitor.ask(path);
    // A page that may be known and is refused says why; what is not there should not be linked.
    if (answer.status === 404 || answer.status >= 500) broken.push(`${from} → ${path}: ${String(answer.status)}`);
    const location = answer.headers.get("location");
    if (location) queue.unshift({ path: location, from: path });
    if (answer.headers.get("content-type")?.startsWith("text/html")) for (const [, href] of (await answer.text()).matchAll(/<(?:a|area)\b[^>]*\shref="(\/[^"#]*)/g)) queue.push({ path: href!.replaceAll("&amp;", "&"), from: path });
  }
  return { reached: new Set(seen.keys()), broken };
}
