import { describe, expect, it } from "vitest";
import { list, members, object, oneOf, orNull, readShape, text, whole, yesNo } from "./shape.ts";

const shape = object({ name: text(/^\w+$/), count: whole(1, 9), kind: oneOf("a", "b"), note: orNull(text(/^x/)), isDone: yesNo, marks: members(/^R\d$/, whole(0, 5)), list: list(object({ id: whole(0, 9) }), 1) });
const good = { name: "n", count: 3, kind: "a", note: null, isDone: true, marks: { R1: 5 }, list: [{ id: 1 }] };

describe("readShape", () => {
  it("answers what fits as it is", () => {
    expect(readShape(good, shape)).toEqual({ ok: true, value: good });
  });

  it.each<[string, unknown, { path: string; message: string }[]]>([
    ["a member missing", { ...good, name: undefined }, [{ path: "name", message: "shape" }]],
    ["a member left out", { name: "n", count: 3, kind: "a", note: null, isDone: true, marks: {} }, [{ path: "list", message: "memberMissing" }]],
    ["a member too many", { ...good, more: 1 }, [{ path: "more", message: "unknownMember" }]],
    ["wrong values, each at its place", { ...good, count: 1.5, kind: "c", isDone: 1, marks: { R1: 6, X: 1 }, list: [{ id: "1" }] }, ["marks.X", "count", "kind", "isDone", "marks.R1", "list.0.id"].map((path) => ({ path, message: path === "marks.X" ? "unknownMember" : "shape" }))],
    ["too short a list", { ...good, list: [] }, [{ path: "list", message: "shape" }]],
    ["no object, and nothing else then", [good], [{ path: "", message: "shape" }]],
    ["an inherited member", Object.assign(Object.create({ name: "n" }) as object, { ...good, name: 5 }), [{ path: "name", message: "shape" }]],
  ])("names %s", (_what, value, fields) => {
    const result = readShape(value, shape);
    expect(result).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect(!result.ok && result.refusal.fields?.toSorted(byPath)).toEqual(fields.toSorted(byPath));
  });

  it("stops listing after twenty problems", () => {
    const result = readShape(Array.from({ length: 100 }, () => "x"), list(whole(0, 1)));
    expect(!result.ok && result.refusal.fields).toHaveLength(20);
  });
});
