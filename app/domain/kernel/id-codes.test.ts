import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { bidNumber, bidNumberCount, challengeNumber, expertNumber, formatDocumentNumber, normalizeDocumentNumber, parseDocumentNumber, parsePublicNumber } from "./id-codes.ts";

describe("document numbers", () => {
  it.each([
    "焦工信〔2026〕12号",
    "焦工信[2026]12号",
    "焦工信(2026)12号",
    "焦工信（2026）12号",
    "焦工信【2026】12号",
    "焦工信［２０２６］１２号",
    " 焦工信 〔2026〕 12 号 ",
    "焦工信〔2026〕第12号",
    "焦工信〔2026〕012号",
  ])("%s", (text) => {
    expect(parseDocumentNumber(text)).toEqual({ ok: true, value: { agency: "焦工信", year: 2026, sequence: 12 } });
    expect(normalizeDocumentNumber(text)).toEqual({ ok: true, value: "焦工信〔2026〕12号" });
  });

  it.each(["焦政办〔2020〕34号", "工信部联节〔2024〕225号", "青科资字〔2025〕1号", "国办发明电〔2025〕7号"])("leaves %s as it is", (text) => {
    expect(normalizeDocumentNumber(text)).toEqual({ ok: true, value: text });
  });

  it.each(["", "焦工信2026 12号", "焦工信〔26〕12号", "焦工信〔2026〕12", "焦工信〔2026〕0号", "焦工信〔2026〕号", "〔2026〕12号", "焦工信〔2026〕123456号", "<b>〔2026〕1号", "焦工信〔2026〕12号附件"])(
    "refuses %j",
    (text) => {
      expect(parseDocumentNumber(text)).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "", message: "documentNumber" }] } });
    },
  );

  it("come back from their text", () => {
    const numbers = fc.record({ agency: fc.constantFrom("焦工信", "焦政办", "工信部联节"), year: fc.integer({ min: 1949, max: 2099 }), sequence: fc.integer({ min: 1, max: 99_999 }) });
    fc.assert(fc.property(numbers, (number) => {
      expect(parseDocumentNumber(formatDocumentNumber(number))).toEqual({ ok: true, value: number });
    }));
  });
});

describe("public numbers", () => {
  it.each([
    ["JZGX-2026", "round"],
    ["JZGX-2026-2", "round"],
    ["JZGX-2026-2-001", "challenge"],
    ["JZGX-2026-001", "challenge"],
    ["JB-2026-001", "bid"],
    ["JB-2026-48120377", "bid"],
    ["E003", "expert"],
  ])("%s names a %s", (number, kind) => {
    expect(parsePublicNumber(number)).toEqual({ ok: true, value: { kind, number } });
    expect(parsePublicNumber(` ${number.toLowerCase()} `)).toEqual({ ok: true, value: { kind, number } });
  });

  it.each(["", "JB-2026", "JB-2026-1", "JZGX-26-001", "E3", "X003", "JB-2026-001'"])("refuses %j", (text) => {
    expect(parsePublicNumber(text)).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
  });

  it("are made in the form in which they are read", () => {
    expect(challengeNumber("JZGX-2026", 1)).toEqual({ ok: true, value: "JZGX-2026-001" });
    expect(expertNumber(3)).toEqual({ ok: true, value: "E003" });
    expect([challengeNumber("JZGX-2026", 1000).ok, challengeNumber("JZGX-2026", 0).ok, expertNumber(0).ok]).toEqual([false, false, false]);
  });
});

describe("bidNumber", () => {
  it("maps each draw to its own number of eight digits", () => {
    expect(bidNumber(2026, 0)).toEqual({ ok: true, value: "JB-2026-10000000" });
    expect(bidNumber(2026, bidNumberCount - 1)).toEqual({ ok: true, value: "JB-2026-99999999" });
    const draws = fc.integer({ min: 0, max: bidNumberCount - 1 });
    fc.assert(fc.property(draws, draws, (a, b) => {
      const [one, other] = [bidNumber(2026, a), bidNumber(2026, b)];
      expect(one.ok && parsePublicNumber(one.value)).toMatchObject({ value: { kind: "bid" } });
      expect(a === b).toBe(one.ok && other.ok && one.value === other.value);
    }));
  });

  it.each([
    [2026, -1],
    [2026, bidNumberCount],
    [2026, 0.5],
    [26, 1],
  ])("refuses year %d, draw %d", (year, draw) => {
    expect(bidNumber(year, draw)).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
  });
});
