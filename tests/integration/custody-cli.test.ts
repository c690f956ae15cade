import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seal } from "#app/crypto/age.ts";
import { keySetPart } from "#app/domain/custody/schema.ts";
import { makeKeySet } from "#app/services/custody/make-key-set.ts";
import { proveKeySet } from "#app/services/custody/prove-key-set.ts";
import { aChallenge, at, valueOf } from "#tests/support/builders.ts";
import { done, jiebang } from "#tests/support/cli.ts";

const folder = () => mkdtemp(join(tmpdir(), "jiebang-custody-"));

describe("codes made offline", () => {
  it("are files: codes for their holders, a public half that is registered, a key that opens", async () => {
    const place = join(await folder(), "set");
    const made = await done("custody", "make", place, "--holders", "复核人,见证人,监督", "--threshold", "2", "--count", "2");
    expect(made).toMatchObject({ threshold: 2, holders: ["复核人", "见证人", "监督"], keys: 2 });
    expect((await readdir(place)).sort()).toEqual(["code-1.txt", "code-2.txt", "code-3.txt", "public.json"]);
    expect((await stat(join(place, "code-1.txt"))).mode & 0o777).toBe(0o600);
    const part = keySetPart.parse(JSON.parse(await readFile(join(place, "public.json"), "utf8")));
    expect(part).toMatchObject({ tag: made.tag, recipients: made.recipients });

    const { round, staff } = await aChallenge({ status: "drafted", custody: "openingCodes" });
    valueOf(await makeKeySet(await at(staff.officer), round, part));
    const codes = await Promise.all([3, 1].map((number) => readFile(join(place, `code-${number}.txt`), "utf8")));
    const groups = codes.map((text) => text.split("\n").filter((line) => /^\s*\d+\. \d{5} \d{5}$/.test(line)).map((line) => line.replace(/^\s*\d+\. /, "")).join("\n"));
    valueOf(await proveKeySet(await at(staff.officer), part.tag, { codes: groups }));

    const key = join(place, "key.txt");
    expect(await done("custody", "combine", "2", join(place, "code-1.txt"), join(place, "code-3.txt"), "--set", part.tag, "--out", key)).toMatchObject({ key: 2, recipient: part.recipients[2] });
    await writeFile(join(place, "bid.age"), await seal(new TextEncoder().encode("申报"), [part.recipients[2]!]));
    await done("custody", "open", key, join(place, "bid.age"), join(place, "bid.txt"));
    expect(await readFile(join(place, "bid.txt"), "utf8")).toBe("申报");
    // Another challenge's envelope stays shut, and nothing is written over.
    await writeFile(join(place, "other.age"), await seal(new TextEncoder().encode("申报"), [part.recipients[1]!]));
    expect((await jiebang("custody", "open", key, join(place, "other.age"), join(place, "other.txt"))).code).toBe(3);
    expect((await jiebang("custody", "open", key, join(place, "bid.age"), join(place, "bid.txt"))).code).toBe(2);
    expect((await jiebang("custody", "make", place)).code).toBe(2);
  });

  it("are refused with the place of what is wrong", async () => {
    const place = join(await folder(), "set");
    await done("custody", "make", place, "--count", "1");
    const one = join(place, "code-1.txt");
    const wrong = join(place, "wrong.txt");
    const text = await readFile(join(place, "code-2.txt"), "utf8");
    await writeFile(wrong, text.replace(/(\n\s+4\. \d{4})(\d)/, (_, before: string, digit: string) => `${before}${(Number(digit) + 1) % 10}`));
    const refused = await jiebang("custody", "combine", "1", one, wrong, "--text");
    expect(refused.code).toBe(3);
    expect(refused.err + refused.out).toContain("第 2 份码的第 4 组有误");
    expect((await jiebang("custody", "combine", "1", one)).code).toBe(3);
    expect((await jiebang("custody", "combine", "x", one)).code).toBe(2);
    expect((await jiebang("custody", "make", join(place, "more"), "--threshold", "5")).code).toBe(2);
  });
});
