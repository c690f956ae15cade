import { describe, expect, it } from "vitest";
import { correctionOf, type FormLine, groundOf, isSettled } from "./form-lines.ts";
import { lineInput } from "./form-line-schema.ts";

const aLine = (change: Partial<FormLine> = {}): FormLine => ({ line: "money", verdict: "pass", reasonCode: null, fields: [], note: "", by: "p", at: "2026-01-01T00:00:00.000Z", ...change });

describe("lines of the form check", () => {
  const findings = [
    { check: "money", level: "flag", about: ["fiscalFen"] },
    { check: "leadPerson", level: "ok", about: [] },
  ] as const;
  const all = findings.map((finding) => ({ ...finding, about: [...finding.about] }));

  it("are settled where each is clean, or in order by an officer's word", () => {
    expect(isSettled(all, [])).toBe(false);
    expect(isSettled(all, [aLine()])).toBe(true);
    expect(isSettled(all, [aLine({ line: "leadPerson" })])).toBe(false);
    expect(isSettled(all, [aLine(), aLine({ line: "other", verdict: "correct" })])).toBe(false);
    expect(isSettled([], [])).toBe(false);
  });

  it("make one notice of all that is to be corrected, in the form's order, each field once", () => {
    const lines = [aLine({ verdict: "correct", note: "金额超出" }), aLine({ line: "leadPerson", verdict: "correct", note: "负责人重复" }), aLine({ line: "budgetSums", verdict: "correct", note: "合计不符" }), aLine({ line: "other", verdict: "correct", fields: ["summary"], note: "缺进度" })];
    expect(correctionOf(lines)).toEqual({ fields: ["projectLead", "members", "summary", "money"], notes: ["金额超出", "负责人重复", "合计不符", "缺进度"] });
  });

  it("open the attachments where attachments or sealed pages are missing", () => {
    const missing = (["attachments", "sealedPages"] as const).map((line) => aLine({ line, verdict: "correct", note: "缺" }));
    expect(correctionOf(missing)?.fields).toEqual(["files"]);
  });

  it("ask for no correction of what is not accepted anyway", () => {
    const ground = aLine({ line: "ownerRelation", verdict: "reject", reasonCode: "ownerAffiliate", note: "关联单位" });
    expect(correctionOf([aLine({ verdict: "correct", note: "x" }), ground])).toBeNull();
    expect(groundOf([aLine(), ground])).toBe(ground);
    expect([correctionOf([aLine()]), groundOf([aLine()])]).toEqual([null, null]);
  });

  it.each([
    [{ line: "late", verdict: "correct", note: "x" }, "fields"],
    [{ line: "money", verdict: "correct" }, "note"],
    [{ line: "money", verdict: "reject", note: "x" }, "reasonCode"],
    [{ line: "other", verdict: "pass" }, "note"],
  ])("%o lacks %s", (input, path) => {
    const parsed = lineInput.safeParse(input);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
