import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { inventedText } from "./invented-text.fixture.ts";
import { lengthOf, normalTextOf } from "./normal-text.ts";
import { type ScreenedText, screenTexts } from "./screen-texts.ts";
import { shingleLength, shinglesOf } from "./shingles.ts";

const form = { kind: "form" } as const;
const bid = (team: string, text: string, more: Partial<ScreenedText> = {}): ScreenedText => ({ team, isPast: false, texts: [{ source: form, text }], ...more });
const own = (seed: number, length = 3_000) => inventedText(seed, length);

describe("texts of bids", () => {
  it("are compared by letters and digits alone, with the way back to what stands there", () => {
    const normal = normalTextOf([{ source: form, text: "赤泥（Ａ型）掺量 ４０%，\n达标。" }, { source: { kind: "file", position: 3, name: "a.pdf" }, text: "Ⅲ类" }]);
    expect(normal.text).toBe("赤泥a型掺量40达标\0iii类\0");
    expect(normal.original.slice(normal.at[3], normal.at[7])).toBe("型）掺量 ４");
    expect(lengthOf(normal)).toBe(14);
  });

  it("have the same shingle hash wherever the same characters stand, and none across a border", () => {
    fc.assert(
      fc.property(fc.string({ minLength: shingleLength, maxLength: 40 }), fc.string({ maxLength: 20 }), (words, before) => {
        const plain = words.replaceAll("\0", "x");
        const moved = shinglesOf(`${before.replaceAll("\0", "y")}${plain}`);
        expect([...moved.slice(moved.length - (plain.length - shingleLength + 1))]).toEqual([...shinglesOf(plain)]);
      }),
    );
    expect([...shinglesOf("abcdefgh\0ijklmnop")].map((hash) => hash !== 0)).toEqual([true, false, false, false, false, false, false, false, false, true]);
  });

  it("tell a copied page in long texts of rivals, with its words on both sides", () => {
    const copied = own(99, 400);
    const { pairs, morePairs } = screenTexts([bid("A", own(1) + copied + own(2)), bid("B", own(3)), bid("C", own(4) + copied.replaceAll("，", "、 ") + own(5))], []);
    expect(morePairs).toBe(0);
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([[0, 2]]);
    const [pair] = pairs;
    expect(pair!.shared).toBeGreaterThan(370);
    expect(pair!.passages).toHaveLength(1);
    expect(pair!.passages[0]!.first.words.replace(/\s/g, "")).toContain(copied.slice(0, 200).replace(/\s/g, ""));
    expect(pair!.passages[0]!.second.words).toContain("、 ");
    expect(pair!.percents[0]).toBeGreaterThanOrEqual(5);
  });

  it("join what differs by a word here and there", () => {
    const copied = own(98, 400).replace(/[，。\n]/g, "");
    const changed = [...copied].map((character, place) => (place % 60 === 30 ? "某某" : character)).join("");
    const { pairs } = screenTexts([bid("A", own(1) + copied), bid("B", own(2) + changed)], []);
    expect(pairs[0]!.passages).toHaveLength(1);
    expect(pairs[0]!.shared).toBeGreaterThan(350);
    expect(pairs[0]!.shared).toBeLessThan(copied.length);
  });

  it("leave out what the list says, and what more teams say than copy from each other", () => {
    const listed = own(97, 600);
    const form600 = own(96, 600);
    const bids = Array.from({ length: 14 }, (_, index) => bid(`T${index}`, own(index, 900) + form600 + (index < 2 ? listed : "")));
    expect(screenTexts(bids, [listed]).pairs).toEqual([]);
    expect(screenTexts(bids, []).pairs.map(({ first, second }) => [first, second])).toEqual([[0, 1]]);
    expect(screenTexts(bids.slice(0, 6), [listed]).pairs.map(({ shared }) => Math.round(shared / 100))).toEqual(Array.from({ length: 15 }, () => 6));
  });

  it("of earlier rounds are compared with this one and not with each other", () => {
    const copied = own(95, 500);
    const bids = [bid("A", own(1) + copied, { isPast: true }), bid("B", own(2) + copied, { isPast: true }), bid("C", own(3) + copied)];
    expect(screenTexts(bids, []).pairs.map(({ first, second }) => [first, second])).toEqual([[0, 2], [1, 2]]);
  });

  it("never tell words that do not stand in both, whatever the texts", () => {
    const some = fc.array(fc.constantFrom(...Array.from({ length: 12 }, (_, seed) => own(seed, 130)), "，", "\0", "短句"), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 4 }), (texts) => {
        const { pairs } = screenTexts(texts.map((text, index) => bid(`T${index}`, text)), []);
        const plain = (text: string) => normalTextOf([{ source: form, text }]).text.replaceAll("\0", "");
        for (const { first, second, shared, passages, percents } of pairs) {
          expect(shared).toBeGreaterThanOrEqual(120);
          expect(Math.max(...percents)).toBeLessThanOrEqual(100);
          for (const passage of passages) {
            expect(plain(texts[first]!)).toContain(plain(passage.first.words));
            expect(plain(texts[second]!)).toContain(plain(passage.second.words));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("that are the same are the same from beginning to end", () => {
    expect(screenTexts([bid("A", own(1)), bid("B", own(1))], []).pairs).toMatchObject([{ percents: [100, 100], morePassages: 0 }]);
    expect(screenTexts([bid("A", ""), bid("B", "")], []).pairs).toEqual([]);
  });
});
