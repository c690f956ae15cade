import { expect, it } from "vitest";
import { isTelling, withoutTexts } from "./redaction.ts";

const words = "【因涉及秘密暂时撤下】";

it("puts the words wherever a text stands, at any depth, and touches nothing else", () => {
  const mail = { template: "itemNews", words: "第 1 问：配方 $& 是什么？配方 $& 呢？", at: null, items: [{ title: "配方 $&", fen: 3 }], sent: true };
  expect(withoutTexts(mail, ["配方 $&", ""], words)).toEqual({ ...mail, words: `第 1 问：${words} 是什么？${words} 呢？`, items: [{ title: words, fen: 3 }] });
  expect(withoutTexts(mail, [], words)).toEqual(mail);
});

it("knows a long text that was shortened by its beginning, and a short one only whole", () => {
  const long = "甲".repeat(150) + "乙".repeat(900);
  expect(withoutTexts(`第 2 问：${long.slice(0, 990)}`, [long], words)).toBe(words);
  expect(withoutTexts("甲乙", ["甲乙丙"], words)).toBe("甲乙");
});

it.each([["5", false], ["含水率", false], ["2026", false], ["32.5 %", false], ["12.5～13.0 mg/L", false], ["5000 吨", false], ["≤ 300 万元", false], ["2026-005", false], ["含水率实测", true], ["3号配方", true], ["1# 窑尾粉尘", true]])("%s tells of itself: %s", (text, expected) => {
  expect(isTelling(text)).toBe(expected);
});
