import { isSameDimension, parseUnit } from "./unit.ts";

/** What a quantity is measured in, as far as its name tells without doubt, with a unit as an example. */
const expected: readonly { name: RegExp; example: string }[] = [
  { name: /(抗压|抗折|抗拉|抗剪|黏结|粘结|无侧限).*强度|弹性模量/, example: "MPa" },
  { name: /(回收|脱除|去除|浸出|转化|利用|合格|含水|处置|替代|吸水|保水|存活|覆盖|软化)(率|度)$|质量分数|掺量$|含水量$/, example: "%" },
  { name: /(时间|龄期)$/, example: "h" },
  { name: /比活度/, example: "Bq/kg" },
  { name: /导热系数/, example: "W/(m·K)" },
  { name: /渗透系数/, example: "cm/s" },
  { name: /比表面积/, example: "m²/kg" },
  { name: /(处理|生产|消纳|制备)能力/, example: "万t/a" },
];

/** Of another dimension than the name says (`unitDimension`, with an example of the right kind), or not in the table (`unitUnknown`). */
export interface UnitProblem {
  code: "unitUnknown" | "unitDimension";
  example: string | null;
}

/** Holds the unit of an indicator against its name; null where both fit, or the name says nothing. Source: guide 2.1, issue 3. */
export function checkUnit({ name, unit }: { name: string; unit: string }): UnitProblem | null {
  const read = parseUnit(unit);
  if (!read) return { code: "unitUnknown", example: null };
  const bare = name.replace(/[（(].*?[）)]/g, "").trim();
  const rule = expected.find((one) => one.name.test(bare));
  const wanted = rule && parseUnit(rule.example);
  if (!rule || !wanted || isSameDimension(read, wanted)) return null;
  return { code: "unitDimension", example: rule.example };
}
