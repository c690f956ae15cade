import { describe, expect, it } from "vitest";
import { jointIssuers } from "./joint-issuers.ts";

const messages = (given: unknown) => jointIssuers.safeParse(given).error?.issues.map(({ path, message }) => [...path, message].join(" "));

describe("the bodies that issue a round's papers with the organiser", () => {
  it("are typed one a line or with 、 between, in their order; none is no joint paper", () => {
    expect(jointIssuers.parse("示例市科学技术局\r\n\n　示例市财政局 、示例市生态环境局")).toEqual(["示例市科学技术局", "示例市财政局", "示例市生态环境局"]);
    expect([jointIssuers.parse(""), jointIssuers.parse(undefined)]).toEqual([[], []]);
  });

  it("are neither named twice, nor empty, too long or too many", () => {
    expect(messages("示例市财政局\n示例市 财政局")).toBeUndefined();
    expect(messages("示例市财政局\n 示例市财政局 ")).toEqual(["duplicateIssuer"]);
    expect(messages(["示例市财政局", " "])).toEqual(["1 issuerName"]);
    expect(messages(["局".repeat(41)])).toEqual(["0 issuerName"]);
    expect(messages(Array.from({ length: 20 }, (_, index) => `示例市第 ${String(index + 1)} 局`))).toEqual(["tooManyIssuers"]);
  });
});
