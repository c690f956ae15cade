import { inspect } from "node:util";
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseKey } from "./secrets.ts";

describe("parseKey", () => {
  const bytes = randomBytes(32);
  const text = bytes.toString("base64url");

  it.each([
    ["base64url", text],
    ["base64 with padding", bytes.toString("base64")],
    ["a line feed at the end", `${text}\n`],
  ])("accepts %s", (_, spelled) => {
    expect(parseKey(spelled).export()).toEqual(bytes);
  });

  it.each([
    ["nothing", ""],
    ["31 bytes", randomBytes(31).toString("base64url")],
    ["33 bytes", randomBytes(33).toString("base64url")],
    ["a foreign character", `${text.slice(0, -2)}!${text.slice(-1)}`],
    ["hex", bytes.toString("hex")],
  ])("refuses %s and does not repeat it", (_, spelled) => {
    expect(() => parseKey(spelled)).toThrow(/^JIEBANG_KEY is not 32 bytes in base64url$/);
  });

  it("gives a key that no log or JSON shows", () => {
    const key = parseKey(text);
    // What a careless log line would do: the key must not be in any of it.
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    const shown = `${inspect(key, { depth: 9, showHidden: true })}${JSON.stringify({ key })}${String(key)}`;
    expect(shown).not.toContain(text.slice(0, 8));
    expect(shown).not.toContain(bytes.toString("hex").slice(0, 8));
  });
});
