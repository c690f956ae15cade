import { expect, it } from "vitest";
import { viewRadioactivity } from "./radioactivity-view.ts";

it("prints the mix, its parts and what is exceeded", () => {
  expect(viewRadioactivity({ ra: "480", th: "600", k: "300", dosage: "40.50" })).toEqual({
    ok: true,
    value: {
      activities: { ra: "480", th: "600", k: "300" },
      dosage: "40.5",
      indices: { iRa: "0.97", iGamma: "1.49" },
      material: { iRa: "2.40", iGamma: "3.68" },
      rest: { iRa: "0.00", iGamma: "0.00" },
      isMix: true,
      isRestActive: false,
      classes: [
        { name: "main", exceeds: [{ index: "iGamma", actual: "1.49", limit: "1.0" }] },
        { name: "hollow", exceeds: [{ index: "iGamma", actual: "1.49", limit: "1.3" }] },
        { name: "decorativeA", exceeds: [{ index: "iGamma", actual: "1.49", limit: "1.3" }] },
        { name: "decorativeB", exceeds: [] },
        { name: "decorativeC", exceeds: [] },
      ],
      maxDosage: "27.2",
      isOverMax: true,
    },
  });
});

it("shows as many decimals as it takes to see that a limit is exceeded", () => {
  const result = viewRadioactivity({ ra: "200.001", th: "0", k: "0" });
  expect(result.ok && result.value.classes[0]).toEqual({ name: "main", exceeds: [{ index: "iRa", actual: "1.00001", limit: "1.0" }] });
  expect(result.ok && result.value.indices.iRa).toBe("1.00");
});

it("passes refusals on", () => {
  expect(viewRadioactivity({ ra: "", th: "1", k: "1" })).toMatchObject({ ok: false, refusal: { fields: [{ path: "ra" }] } });
});
