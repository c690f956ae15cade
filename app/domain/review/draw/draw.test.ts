import { createHash, createHmac } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { drawTools as inBrowser } from "#app/browser/draw-tools.ts";
import { drawTools } from "#app/crypto/draw.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import { type DrawGroup, drawGroup } from "./draw.ts";
import { judgeDraw, makeDrawRecord, type DrawRecord } from "./draw-record.ts";

const secret = "00112233445566778899aabbccddeeff".repeat(2);
const pool = (count: number, localUntil = 0) => Array.from({ length: count }, (_, index) => ({ pseudonym: `K${String(1001 + index)}`, local: index < localUntil }));
const group = (more: Partial<DrawGroup> = {}): DrawGroup => ({ name: "技术", places: 3, reserves: 4, leastOutside: 0, pool: pool(12), ...more });
const plan = { round: "JZGX-2026", challenge: "JZGX-2026-001", groups: [group(), group({ name: "财务", places: 1, reserves: 2, pool: [{ pseudonym: "K2001", local: true }, { pseudonym: "K2002", local: false }] })] };
const moment = { committedAt: "2026-12-28T09:00:00.000+08:00", drawnAt: "2026-12-28T09:05:00.000+08:00", secret, witnessNumber: "0427" };
const record = () => makeDrawRecord(plan, moment, drawTools);

describe("the digests of a draw", () => {
  const bytes = Buffer.from(secret, "hex");
  const seed = createHash("sha256").update(bytes).update("JZGX-2026").update("0427").digest();

  it.each([["Node", drawTools], ["a browser", inBrowser]])("follow guide 0.1, 21 on %s", (_where, tools) => {
    expect(tools.commitment(secret)).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(tools.seed(secret, "JZGX-2026", "0427")).toBe(seed.toString("hex"));
    expect(tools.mark(seed.toString("hex"), "K1001")).toBe(createHmac("sha256", seed).update("K1001").digest("hex"));
    expect(tools.sha256(tools.canonical({ b: "赤泥", a: 1 }))).toBe(createHash("sha256").update('{"a":1,"b":"赤泥"}').digest("hex"));
  });

  it("order the pool", () => {
    const byMark = pool(12).map(({ pseudonym }) => pseudonym).sort((a, b) => (createHmac("sha256", seed).update(a).digest("hex") < createHmac("sha256", seed).update(b).digest("hex") ? -1 : 1));
    expect(drawGroup(group(), seed.toString("hex"), drawTools.mark)).toEqual({ drawn: byMark.slice(0, 3), standby: byMark.slice(3, 7) });
  });
});

describe("drawGroup, for any seed", () => {
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
  const groups = fc.record({ size: fc.integer({ min: 1, max: 20 }), local: fc.nat(20), places: fc.integer({ min: 1, max: 8 }), reserves: fc.nat(20), leastOutside: fc.nat(8) });

  it("draws nobody twice, keeps the order, fills the places and the quota where the pool allows, whatever the pool's order", () => {
    fc.assert(
      fc.property(seeds, groups, (seed, { size, local, places, reserves, leastOutside }) => {
        const own = pool(size, Math.min(local, size));
        const least = Math.min(leastOutside, places);
        const { drawn, standby } = drawGroup(group({ pool: own, places, reserves, leastOutside: least }), seed, drawTools.mark);
        expect(new Set([...drawn, ...standby]).size).toBe(drawn.length + standby.length);
        expect(standby).toHaveLength(Math.min(reserves, size - drawn.length));
        for (const names of [drawn, standby]) expect(names.map((one) => drawTools.mark(seed, one))).toEqual(names.map((one) => drawTools.mark(seed, one)).toSorted());
        const outside = own.filter((one) => !one.local).map(({ pseudonym }) => pseudonym);
        expect(drawn.filter((one) => outside.includes(one)).length).toBeGreaterThanOrEqual(Math.min(least, outside.length));
        const emptyReserved = Math.max(0, least - outside.length);
        expect(drawn.length).toBe(Math.min(places - emptyReserved, size));
        expect(drawGroup(group({ pool: own.toReversed(), places, reserves, leastOutside: least }), seed, drawTools.mark)).toEqual({ drawn, standby });
      }),
    );
  });
});

describe("the record of a draw", () => {
  const judge = (change: (given: DrawRecord) => unknown = (given) => given) => judgeDraw(canonicalJson(change(record())), drawTools);
  const findings = (change: (given: DrawRecord) => unknown) => {
    const verdict = judge(change);
    return verdict.ok ? verdict.value.findings : verdict.refusal.fields;
  };

  it("reruns to the same lists, in Node and in a browser", () => {
    const verdict = judge();
    expect(verdict).toMatchObject({ ok: true, value: { same: true, findings: [], witnessNumber: "0427", groups: [{ name: "技术", isSame: true }, { name: "财务", isSame: true }] } });
    expect(judgeDraw(`\uFEFF ${JSON.stringify(record(), null, 2)}\n`, inBrowser)).toEqual(verdict);
  });

  it.each<[string, (given: DrawRecord) => unknown, unknown]>([
    ["a secret that does not match its commitment", (given) => ({ ...given, secret: "f".repeat(64) }), ["commitment", "lists"]],
    ["another number of the witness", (given) => ({ ...given, witnessNumber: "0428" }), ["lists"]],
    ["a candidate taken out of the pool", (given) => ({ ...given, groups: given.groups.map((one, index) => (index === 0 ? { ...one, pool: one.pool.filter(({ pseudonym }) => !one.standby.includes(pseudonym)) } : one)) }), ["pool", "lists"]],
    ["more places than were fixed", (given) => ({ ...given, groups: given.groups.map((one) => ({ ...one, leastOutside: 1 })) }), expect.arrayContaining(["pool"])],
    ["two names exchanged", (given) => ({ ...given, groups: given.groups.map((one) => ({ ...one, drawn: one.drawn.toReversed() })) }), ["lists"]],
    ["a pool out of order", (given) => ({ ...given, groups: given.groups.map((one) => ({ ...one, pool: one.pool.toReversed() })) }), ["pool", "poolOrder"]],
    ["the same person twice", (given) => ({ ...given, groups: given.groups.map((one) => ({ ...one, pool: [...one.pool, one.pool[0]] })) }), [{ path: "groups.0.pool.12", message: "duplicate" }]],
    ["a number that is none", (given) => ({ ...given, witnessNumber: "十二" }), [{ path: "witnessNumber", message: "shape" }]],
    ["another kind of file", () => ({ format: "jiebang-ranking-1" }), expect.arrayContaining([{ path: "format", message: "shape" }])],
  ])("finds %s", (_what, change, found) => {
    expect(findings(change)).toEqual(found);
  });

  it("is no record when it is no JSON", () => {
    expect(judgeDraw("{", drawTools)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "", message: "shape" }] } });
  });
});
