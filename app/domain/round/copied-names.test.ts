import { describe, expect, it } from "vitest";
import { copiedNames } from "./copied-names.ts";

describe("the names of a round's copy", () => {
  it.each([
    [{ code: "JZGX-2026", title: "2026年度揭榜挂帅榜单" }, [], 2026, { code: "JZGX-2027", title: "2027年度揭榜挂帅榜单" }],
    [{ code: "JZGX-2026-2", title: "2026年度榜单（第二批）" }, ["JZGX-2027"], 2026, { code: "JZGX-2027-2", title: "2027年度榜单（第二批）" }],
    [{ code: "JZGX-2021", title: "揭榜挂帅榜单" }, [], 2026, { code: "JZGX-2026", title: "揭榜挂帅榜单" }],
  ])("%j", (source, taken, year, expected) => {
    expect(copiedNames(source, taken, year)).toEqual(expected);
  });
});
