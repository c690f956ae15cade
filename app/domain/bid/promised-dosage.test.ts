import { expect, it } from "vitest";
import { promisedDosage } from "./promised-dosage.ts";

const indicators = [
  { code: "1", name: "抗压强度", unit: "MPa", mode: "absolute" as const },
  { code: "2", name: "赤泥掺量（干基）", unit: "%", mode: "absolute" as const },
];

it.each([
  ["as promised", indicators, { 1: { value: 30 }, 2: { value: 40 } }, 40],
  ["in another unit", [{ ...indicators[1]!, unit: "kg/t" }], { 2: { value: 300 } }, 30],
  ["not promised yet", indicators, { 2: { value: null } }, null],
  ["no dosage listed", indicators.slice(0, 1), { 1: { value: 30 } }, null],
  ["not a share", [{ ...indicators[1]!, unit: "kg/m³" }], { 2: { value: 300 } }, null],
  ["a change against a baseline", [{ ...indicators[1]!, mode: "relative" as const }], { 2: { value: 10 } }, null],
])("the promised dosage, %s", (_, listed, promised, percent) => {
  expect(promisedDosage(listed, promised)).toBe(percent);
});
