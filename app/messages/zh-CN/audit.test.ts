import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { auditEventName, auditNounName } from "./audit.ts";

const folder = join(import.meta.dirname, "../../services");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));

/** The strings that an expression can be: a literal, or either side of a condition; nothing for what is known only at run time. */
function stringsOf(node: ts.Expression | undefined): string[] {
  if (node && ts.isStringLiteral(node)) return [node.text];
  return node && ts.isConditionalExpression(node) ? [...stringsOf(node.whenTrue), ...stringsOf(node.whenFalse)] : [];
}

/** Every noun and event that a service writes into the log by name. */
function recorded(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "appendEvent") {
      for (const noun of stringsOf(node.arguments[1])) for (const event of stringsOf(node.arguments[3])) pairs.push([noun, event]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("service.ts", text, ts.ScriptTarget.Latest, true));
  return pairs;
}

const pairs = [...new Set(files.flatMap((name) => recorded(readFileSync(join(folder, name), "utf8"))).map((pair) => pair.join(".")))].sort().map((pair) => pair.split(".") as [string, string]);

describe("the log on the page", () => {
  it("finds what the services record", () => expect(pairs.length).toBeGreaterThan(50));

  it.each(pairs)("names %s %s in Chinese", (noun, event) => {
    expect(auditNounName(noun)).toMatch(/^\p{Script=Han}/u);
    expect(auditEventName(noun, event)).toMatch(/^\p{Script=Han}/u);
  });

  it.each([["member", "confirmed"], ["member", "declined"], ["person", "addAuthenticator"], ["person", "removeAuthenticator"]])("names %s %s, which is known only at run time", (noun, event) => {
    expect(auditEventName(noun, event)).toMatch(/^\p{Script=Han}/u);
  });
});
