import { expect, it } from "vitest";
import { toHalfWidth } from "./half-width.ts";

it("turns full-width ASCII and the ideographic space, and leaves Chinese alone", () => {
  expect(toHalfWidth("（２０２６）ＡＢｃ，１．５％～－　焦工信〔2026〕。、")).toBe("(2026)ABc,1.5%~- 焦工信〔2026〕。、");
});
