import { describe, expect, it } from "vitest";
import { fileNameOf, fileTypeOf, isFileChangePending, isPersonal, fileKinds, largestBid, largestFile, mostFiles, newFileProblem } from "./file.ts";

describe("fileNameOf", () => {
  it.each([
    ["申报书（终稿）.pdf", "申报书（终稿）.pdf"],
    ["  a b.pdf ", "a b.pdf"],
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\用户\\王\\正文.docx", "正文.docx"],
    ["e\u0301.pdf", "é.pdf"],
    ["a\u202efdp.exe", null],
    ["a\u200b.pdf", null],
    ["a\n.pdf", null],
    ["a\0.pdf", null],
    [".pdf", null],
    ["..", null],
    ["a/", null],
    ["", null],
    [`${"长".repeat(117)}.pd`, `${"长".repeat(117)}.pd`],
    [`${"长".repeat(117)}.pdf`, null],
  ])("%j is kept as %j", (sent, kept) => {
    expect(fileNameOf(sent)).toBe(kept);
  });
});

describe("newFileProblem", () => {
  const none = { count: 0, bytes: 0 };
  const file = (change: { name?: string; size?: number | null } = {}) => ({ kind: "proposal" as const, name: "正文.pdf", size: 1000, ...change });

  it.each([
    [file(), none, null],
    [file({ size: null }), none, null],
    [file({ size: largestFile }), none, null],
    [file({ size: largestFile + 1 }), none, "fileTooLarge"],
    [file({ size: 0 }), none, "fileEmpty"],
    [file({ name: "a.exe" }), none, "typeNotAllowed"],
    [file({ name: "a.docm" }), none, "typeNotAllowed"],
    [file({ name: "a.pdf.html" }), none, "typeNotAllowed"],
    [file({ name: "a" }), none, "typeNotAllowed"],
    [file({ name: "\u202e.pdf" }), none, "nameNotAllowed"],
    [file(), { count: mostFiles, bytes: 0 }, "tooManyFiles"],
    [file(), { count: 1, bytes: largestBid - 1000 }, null],
    [file(), { count: 1, bytes: largestBid - 999 }, "bidTooLarge"],
  ])("%j beside %j: %s", (wanted, held, problem) => {
    expect(newFileProblem(wanted, held)).toBe(problem);
  });
});

it("knows types by extension in any letters, and .jpeg as jpg", () => {
  expect(["A.PDF", "a.JPEG", "a.jpg", "a.docx", "a.doc", "pdf"].map(fileTypeOf)).toEqual(["pdf", "jpg", "jpg", "docx", null, null]);
});

it("keeps proof about persons apart from everything else", () => {
  expect(fileKinds.filter(isPersonal)).toEqual(["staffProof"]);
});

it("tells when the draft's files are not those that were submitted", () => {
  const sealed = (isSubmitted: boolean) => ({ status: "sealed" as const, isSubmitted });
  expect([
    isFileChangePending([], 0),
    isFileChangePending([sealed(true)], 1),
    isFileChangePending([sealed(true), { status: "uploading", isSubmitted: false }], 1),
    isFileChangePending([sealed(true)], 2),
    isFileChangePending([sealed(true), sealed(false)], 1),
    isFileChangePending([sealed(false)], 1),
  ]).toEqual([false, false, false, true, true, true]);
});
