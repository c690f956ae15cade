import { describe, expect, it } from "vitest";
import { lockChanges } from "#app/start/lock-changes.js";

const rollup = { version: "4.1.0", integrity: "a" };
const native = { version: "4.1.0", integrity: "b", optional: true };
const changes = (before: object, after: object) => lockChanges(JSON.stringify({ packages: before }), JSON.stringify({ packages: after }));

describe("lockChanges", () => {
  it("does not count an optional package that one registry serves and another does not", () => {
    expect(changes({ rollup }, { rollup, native })).toEqual([]);
    expect(changes({ rollup, native }, { rollup })).toEqual([]);
    expect(changes({ rollup }, { rollup, native: { ...native, optional: false, devOptional: true } })).toEqual([]);
  });

  it("counts a package that is new, gone, of another version or of other content", () => {
    expect(changes({ rollup }, { rollup, extra: { version: "1.0.0", integrity: "c" } })).toEqual(["extra"]);
    expect(changes({ rollup, extra: { version: "1.0.0", integrity: "c" } }, { rollup })).toEqual(["extra"]);
    expect(changes({ rollup }, { rollup: { ...rollup, version: "4.1.1" } })).toEqual(["rollup"]);
    expect(changes({ rollup, native }, { rollup, native: { ...native, integrity: "z" } })).toEqual(["native"]);
  });
});
