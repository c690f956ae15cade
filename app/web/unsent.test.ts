import { describe, expect, it } from "vitest";
import { unsent } from "./unsent.ts";

describe("what no script will read", () => {
  it("is there for who draws the page, and for nobody who lists it", () => {
    const rows = [{ no: "JZGX-2026-001" }];
    const data = unsent({ frame: { path: "/challenges" }, view: { rows } });
    expect([data.view.rows, data.frame.path]).toEqual([rows, "/challenges"]);
    expect([Object.keys(data), JSON.stringify(data)]).toEqual([[], "{}"]);
  });
});
