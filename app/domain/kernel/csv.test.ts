import { describe, expect, it } from "vitest";
import { csvLine, readCsv } from "./csv.ts";

describe("CSV", () => {
  it("keeps quotes, line ends in cells, a mark before the text and any separator", () => {
    expect(readCsv('\uFEFFa,"b ""x"", y"\r\n"1\n2",\n')).toEqual([["a", 'b "x", y'], ["1\n2", ""]]);
    expect(readCsv("a;b\n1;2")).toEqual([["a", "b"], ["1", "2"]]);
    expect(readCsv("a\tb\n")).toEqual([["a", "b"]]);
    expect(readCsv("")).toEqual([]);
  });

  it("writes what it reads, and no cell that a spreadsheet would calculate", () => {
    expect(readCsv(csvLine(["a", 'b"c', "d,e", "f\ng"]))).toEqual([["a", 'b"c', "d,e", "f\ng"]]);
    for (const formula of ["=1+1", "+1", "-1", "@x", "＝1", "\tx"]) expect(readCsv(csvLine([formula, "x"]))[0]![0]).toBe(`'${formula}`);
  });
});
