import { describe, expect, it } from "vitest";
import { bidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { bidSheet, type BidFacts } from "./bid-sheet.ts";
import { makeFile, makePublicFile } from "./make-file.ts";
import { openingSheet } from "./opening-sheet.ts";
import { receiptSheet } from "./receipt-sheet.ts";
import { sealSheet } from "./seal-sheet.ts";
import type { Block, Sheet } from "./sheet.ts";

const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const longName = "示例·华北地区赤泥与钛石膏资源化综合利用及低碳胶凝材料协同制备工程技术研究中心（中外合作）有限责任公司焦作分公司";
const version = { number: 2, shortCode: "7K3M-Q9TX", receivedAt: "2026-11-26T16:59:58.123+08:00" };
const hard: Indicator = { code: "1-1", name: "脱碱率", comparator: ">=", value: 45, upper: null, unit: "%", basis: "", method: "", hard: true, verification: "", mode: "absolute", baseline: null };

const receiptFacts = {
  no: "JB-2026-48213377",
  challengeTitle: "赤泥低成本脱碱",
  unitName: longName,
  isCurrent: true,
  isWithdrawn: false,
  shortCode: version.shortCode,
  publicKey: "cHVibGlj",
  receipt: { challengeNo: "JZGX-2026-001", bidVersion: 2, receivedAt: version.receivedAt, deadline: "2026-11-26T17:00:00.000+08:00", commitment: hex, ciphertextDigest: hex, openingKeyFingerprint: hex, auditSequence: 7, signerKeyId: "k1", signature: hex },
};

const sealFacts = (members: number, given: typeof version | null) => ({
  no: "JB-2026-48213377",
  challenge: { no: "JZGX-2026-001", title: "赤泥低成本脱碱" },
  unit: { name: longName, uscc: "91410800MA44ABCD1X" },
  members: Array.from({ length: members }, () => ({ name: longName, uscc: "91410800MA44ABCD1X" })),
  version: given,
  at: "2026-11-26T08:00:00.000Z",
});

function bidFacts(change: Partial<BidFacts>): BidFacts {
  const challenge = { no: "JZGX-2026-001", title: "赤泥低成本脱碱", ownerName: null, fiscalFen: 200_000_000, payToBidderFen: 450_000_000, askedForm: "concise" as const, indicators: [hard] };
  return { no: "JB-2026-48213377", challenge, unitName: longName, content: emptyDraft, version: null, isWithdrawn: false, savedAt: null, now: "2026-11-26T08:00:00.000Z", ...change };
}

/** The rows of the tables of a sheet, one list for all. */
function rowsOf({ blocks }: Sheet): string[][] {
  return blocks.flatMap((block: Block) => (block.kind === "table" ? block.rows : []));
}

const latin = (file: Uint8Array) => Buffer.from(file).toString("latin1");
const pagesOf = (file: Uint8Array) => latin(file).match(/\/Type \/Page\b(?!s)/g)?.length;

describe("files", () => {
  it("gives the receipt as one page with bookmarks, and equal facts as equal files", async () => {
    const [one, again] = await Promise.all([makeFile(receiptSheet(receiptFacts, "https://example.org"), "pdf"), makeFile(receiptSheet(receiptFacts, "https://example.org"), "pdf")]);
    expect(latin(one).startsWith("%PDF-1.")).toBe(true);
    expect(pagesOf(one)).toBe(1);
    expect(latin(one)).toContain("/Outlines");
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
    // A subset of the fonts and not the 30 MB of them.
    expect(one.length).toBeLessThan(150_000);
  });

  it("puts number, time and short code of the receipt first and large, the cryptography last and small", () => {
    const facts = receiptSheet(receiptFacts, "https://example.org").blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []));
    expect(facts.filter(({ size }) => size === "large").map(({ value }) => value)).toEqual(["JB-2026-48213377（第 2 版）", "2026年11月26日 16:59:58.123", "7K3M-Q9TX"]);
    expect(facts.slice(0, 3).every(({ size }) => size === "large")).toBe(true);
    expect(facts.slice(-7).every(({ size }) => size === "small")).toBe(true);
  });

  it("gives each of ten units room for its seal over as many pages as that needs", async () => {
    expect(pagesOf(await makeFile(sealSheet(sealFacts(9, version)), "pdf"))).toBe(4);
    expect(pagesOf(await makeFile(sealSheet(sealFacts(0, version)), "pdf"))).toBe(1);
  });

  it("marks a seal page of a draft and gives it no short code", () => {
    const draft = sealSheet(sealFacts(1, null));
    expect(draft.mark).toBe("草稿、未提交");
    expect(JSON.stringify(draft)).not.toContain(version.shortCode);
    expect(sealSheet(sealFacts(1, version)).mark).toBeUndefined();
    expect(sealSheet(sealFacts(1, version)).foot).toContain(version.shortCode);
  });

  it("says of an empty bid what is empty, and of a typed text that is no number that it is none", () => {
    expect(rowsOf(bidSheet(bidFacts({})))).toEqual([
      ["1-1", "脱碱率", "约束性", "≥ 45%", "未填写", "未填写", ""],
      ["财政资金", "（未填写）", "200.00"],
      ["需求方支付", "（未填写）", "450.00"],
      ["自筹资金", "（未填写）", ""],
      ["合计", "（未填写）", ""],
      ["☐", expect.stringContaining("诚信")],
      ["☐", expect.any(String)],
      ["☐", expect.any(String)],
      ["☐", expect.any(String)],
    ]);
    const typed = bidDraft.parse({ unread: { "promised.1-1.low": "约四十五" } });
    expect(rowsOf(bidSheet(bidFacts({ content: typed })))[0]).toEqual(["1-1", "脱碱率", "约束性", "≥ 45%", "约四十五", "不是数字", ""]);
  });

  it("sets promises against the list and adds up the money of a whole bid", () => {
    const content = bidDraft.parse({ promised: { "1-1": { value: 44.5, evidence: "中试" } }, money: { fiscalFen: 160_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 30_000_000 } });
    const sheet = bidSheet(bidFacts({ content, version }));
    expect(rowsOf(sheet)[0]).toEqual(["1-1", "脱碱率", "约束性", "≥ 45%", "44.5%", "未达到要求", "中试"]);
    expect(rowsOf(sheet)).toContainEqual(["合计", "610.00", ""]);
    expect(sheet.mark).toBeUndefined();
    expect(bidSheet(bidFacts({ version, isWithdrawn: true })).mark).toBe("已撤回");
  });

  it("prints a record of 300 commitments over pages with its table's head on each, and draws equal facts once", async () => {
    const commitments = Array.from({ length: 300 }, (_, index) => ({ commitment: hex, result: index === 7 ? ("failed" as const) : ("opened" as const) }));
    const opening = { at: "2026-12-29T09:00:00.000Z", release: "codes", set: "K7", reason: null, opened: 299, failed: 1, key: hex, digest: hex };
    const sheet = openingSheet({ challenge: { no: "JZGX-2026-001", title: "赤泥低成本脱碱", closesAt: "2026-12-28T09:00:00.000Z" }, closedAt: null, bidsAtClose: 300, fingerprint: hex, opening, loss: null, supplied: 0, commitments });
    expect(rowsOf(sheet)[7]).toEqual(["8", hex, "未能开启"]);
    const file = await makePublicFile(sheet, "pdf");
    expect(pagesOf(file)).toBeGreaterThan(5);
    expect(await makePublicFile(openingSheet({ challenge: { no: "JZGX-2026-001", title: "赤泥低成本脱碱", closesAt: "2026-12-28T09:00:00.000Z" }, closedAt: null, bidsAtClose: 300, fingerprint: hex, opening, loss: null, supplied: 0, commitments }), "pdf")).toBe(file);
  });

  it("says in a record that no key was left, and what came of it", () => {
    const loss = { at: "2026-12-29T09:00:00.000Z", reason: "两份开标码和一份恢复码遗失", until: "2026-12-31T09:00:00.000Z", asked: 2 };
    const commitments = [{ commitment: hex, result: "supplied" as const }, { commitment: hex, result: "missing" as const }];
    const sheet = openingSheet({ challenge: { no: "JZGX-2026-001", title: "赤泥低成本脱碱", closesAt: null }, closedAt: null, bidsAtClose: 2, fingerprint: hex, opening: null, loss, supplied: 1, commitments });
    expect(sheet.blocks.flatMap((block) => (block.kind === "facts" ? block.facts.map(({ term, value }) => `${term} ${value}`) : []))).toEqual(
      expect.arrayContaining(["遗失经过 两份开标码和一份恢复码遗失", "请揭榜单位重新提供 2 份", "凭重新提供的内容开启 1 份", "期满未重新提供 1 份"]),
    );
    expect(rowsOf(sheet).map((row) => row[2])).toEqual(["凭重新提供的内容开启", "期满未重新提供"]);
  });

  it("gives Word files, and goes on after a file that cannot be drawn", async () => {
    const word = await makeFile(bidSheet(bidFacts({ version })), "docx");
    expect(latin(word).startsWith("PK")).toBe(true);
    await expect(makeFile({ ...bidSheet(bidFacts({})), at: "no date" }, "pdf")).rejects.toThrow("could not be made");
    expect(latin(await makeFile(bidSheet(bidFacts({})), "docx")).startsWith("PK")).toBe(true);
  });
});
