import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { help } from "#app/messages/zh-CN/help.ts";

// The same rule as ESLint's jiebang/wrapped-route, found by another way: by TypeScript's own parser.
const folder = join(import.meta.dirname, "../routes");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"));
const makers = /^#app\/web\/(public-page|plain-page|work-page|resource|sandboxed-document)\.ts$/;

interface Export {
  name: string;
  text: string;
}

function parse(text: string) {
  const source = ts.createSourceFile("route.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const imported = new Set<string>();
  const made = new Set<string>();
  const exports: Export[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && makers.test(statement.moduleSpecifier.text)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) imported.add(element.name.text);
    }
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const callee = initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : "";
        if (imported.has(callee)) made.add(name.getText());
        if (isExported) exports.push({ name: name.getText(), text: initializer?.getText() ?? "" });
      }
    } else if (isExported && ts.isFunctionDeclaration(statement)) exports.push({ name: statement.name?.text ?? "default", text: "function" });
    else if (ts.isExportDeclaration(statement)) exports.push({ name: statement.exportClause?.getText() ?? "*", text: "re-export" });
  }
  return { made, exports };
}

/** What a route exports without a wrapper, or exports though it must not exist here. */
function rawExports(text: string): string[] {
  const { made, exports } = parse(text);
  return exports
    .filter(({ name, text: value }) => {
      if (/\b(clientLoader|clientAction|shouldRevalidate|HydrateFallback|headers)\b/.test(name)) return true;
      if (!/\b(loader|action)\b/.test(name)) return false;
      return ![...made].some((page) => value === `${page}.${name}`);
    })
    .map(({ name }) => name);
}

describe("route modules", () => {
  it.each(files)("%s takes its loader and action from a wrapper", (file) => {
    expect(rawExports(readFileSync(join(folder, file), "utf8"))).toEqual([]);
  });

  it.each(files)("%s names help lines that exist", (file) => {
    const page = /^ {2}page: "(\w+)",|[({] page: "(\w+)",/m.exec(readFileSync(join(folder, file), "utf8"));
    const key = page?.[1] ?? page?.[2];
    if (key !== undefined) expect(Object.keys(help)).toContain(key);
  });

  it("are all in routes.ts, and routes.ts names no other", () => {
    // A file may answer at two addresses.
    const listed = [...new Set(routes.map((route) => route.file.replace(/^routes\//, "")))].sort();
    expect(listed).toEqual([...files].sort());
  });
});

describe("the scan finds", () => {
  it.each([
    ["a raw function", "export async function loader() { return {}; }", ["loader"]],
    ["a raw arrow", "export const action = async () => ({});", ["action"]],
    ["a destructured page, which the build cannot strip", 'import { workPage } from "#app/web/work-page.ts";\nconst page = workPage({});\nexport const { loader } = page;', ["{ loader }"]],
    ["a wrapper of one's own", "const page = workPage({});\nexport const loader = page.loader;", ["loader"]],
    ["a loader given out by another name", 'import { workPage } from "#app/web/work-page.ts";\nconst page = workPage({});\nexport const loader = page.action;', ["loader"]],
    ["a re-export", 'export { loader } from "./other.ts";', ["{ loader }"]],
    ["what would send _routes", "export const clientLoader = 1;", ["clientLoader"]],
  ])("%s", (_what, text, names) => {
    expect(rawExports(text)).toEqual(names);
  });

  it("nothing in a wrapped page", () => {
    expect(rawExports('import { workPage } from "#app/web/work-page.ts";\nconst page = workPage({});\nexport const loader = page.loader;\nexport const action = page.action;')).toEqual([]);
  });
});
