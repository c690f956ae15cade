import { withoutPowers } from "#app/domain/kernel/power-of-ten.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { Comparator } from "#app/domain/challenge/comparator.ts";
import { isCounting, parseUnit } from "#app/domain/challenge/unit/unit.ts";

/** A requirement as read from a cell: `≥90%`, `6.0～9.5`, `6≤pH≤9`, `不高于 45 元/t`, `≤1×10⁻⁷ cm/s`, `优于 30MPa`, `3～5套`, `合格`, `较现状降低10%以上`. */
export interface Requirement {
  comparator: Comparator | "";
  value: string;
  upper: string;
  unit: string;
  mode: "absolute" | "relative";
  /** What a person must decide: no comparator was written, 优于 of a quantity whose better side the name does not tell, more than one requirement in the cell. */
  doubt: "noComparator" | "betterThan" | "baseline" | "mixed" | null;
  /** On what condition or of what it is said: `28d` of `≥30MPa（28d）`, `抗压强度` of `抗压强度≥30MPa`. */
  remark: string;
}

const number = String.raw`-?\d+(?:,\d{3})*(?:\.\d+)?`;
const atLeast = /^(≥|>=|＞=|>|不低于|不小于|不少于|大于或?等于|大于|高于|达到|至少|超过)/;
const atMost = /^(≤|<=|<|不高于|不大于|不超过|不多于|小于或?等于|小于|低于|至多|控制在)/;
const yes = /^(合格|符合|达标|通过|满足|是|有)/;
const vague = /左右|上下|大约|约|^近\d/;
const lowerIsBetter = /成本|能耗|消耗|电耗|煤耗|水耗|含量|质量分数|浓度|比活度|损失|收缩|吸水|含水|残留|排放|造价|价格|时间|指数|渗透|导热/;
const higherIsBetter = /率|强度|能力|规模|产量|消纳|掺量|寿命|白度|稳定/;

const sameSigns: readonly (readonly [RegExp, string])[] = [
  [/[－—–―‑‐−]/g, "-"],
  [/[~∼〜]|…+|(?<=\d)\.{2,}(?=\d)/g, "～"],
  [/[≧⩾≮]|﹥=/g, "≥"],
  [/[≦⩽≯]|﹤=/g, "≤"],
  [/﹥/g, ">"],
  [/﹤/g, "<"],
  [/於/g, "于"],
  // 应不低于, 须≥, 不得高于, 不应超过.
  [/^(?:应当?|须|需|宜|要求|要)(?=[^\d])/, ""],
  [/不[得应能宜可](?=[低高大小少多超])/g, "不"],
];

const plainOf = (text: string) => sameSigns.reduce((plain, [from, to]) => plain.replace(from, to), withoutPowers(toHalfWidth(text)).replace(/\s+/g, ""));

/** Reads one cell; null where there is no number and no 合格 in it, or one that is only about so (约30). `name` tells which side is better for 优于. */
export function readRequirement(cell: string, name: string): Requirement | null {
  const plain = plainOf(cell);
  if (plain === "" || (vague.test(plain) && /\d/.test(plain))) return null;
  const { text, of } = withoutSubject(plain);
  const read = relative(text) ?? tolerance(text) ?? between(text) ?? range(text) ?? bound(text, name) ?? (yes.test(text) ? { ...plainRequirement, comparator: "bool" as const, value: "合格" } : null);
  return read && { ...read, remark: [of, read.remark].filter((one) => one !== "").join("，") };
}

const plainRequirement: Requirement = { comparator: "", value: "", upper: "", unit: "", mode: "absolute", doubt: null, remark: "" };

/** 抗压强度≥30MPa, pH6～9: what it is said of stands before the sign; 较… and 提高… belong to the requirement. */
function withoutSubject(text: string): { text: string; of: string } {
  const [, of = "", rest = ""] = /^([^\d≥≤<>=±较比提降减增下(（-][^\d≥≤<>=±较比提降减增下]{0,20}?|pH值?):?((?:[≥≤<>=]|不[低高大小少多超]|大于|小于|达到).*|(?<=pH值?:?)\d.*)$/u.exec(text) ?? [];
  return of === "" || atLeast.test(text) || atMost.test(text) || /^(优于|好于|等于|为|达到|控制在)/.test(text) ? { text, of: "" } : { text: rest, of };
}

/** 较基准降低10%以上, 提高≥15%. */
function relative(text: string): Requirement | null {
  const found = new RegExp(`(降低|下降|减少|提高|提升|增加)(?:幅度|率)?(≥|>=|≤|<=|不低于|不少于|不小于|不超过|至少|达到)?(${number})%`).exec(text);
  if (!found) return null;
  const isLess = /降低|下降|减少/.test(found[1]!);
  const digits = found[3]!.replaceAll(",", "");
  const isMixed = /\d/.test(text.slice(found.index + found[0].length));
  return { ...plainRequirement, comparator: isLess ? "<=" : ">=", value: isLess ? `-${digits}` : digits, mode: "relative", doubt: isMixed ? "mixed" : "baseline" };
}

/** 90±5, (90±5)% and ±2 are ranges. */
function tolerance(text: string): Requirement | null {
  const found = new RegExp(`^\\(?(${number})?±(${number})\\)?(.*)$`).exec(text);
  if (!found) return null;
  const [middle, around] = [Number((found[1] ?? "0").replaceAll(",", "")), Number(found[2]!.replaceAll(",", ""))];
  const shown = (value: number) => String(Number(value.toFixed(6)));
  return { ...plainRequirement, comparator: "range", value: shown(middle - around), upper: shown(middle + around), ...tailOf(found[3]!) };
}

/** 6≤pH≤9, and 不低于30MPa，不高于50MPa. */
function between(text: string): Requirement | null {
  const around = new RegExp(`^(${number})(?:≤|<=?)([^\\d≤<]{0,20})(?:≤|<=?)(${number})(.*)$`).exec(text);
  if (around) return { ...plainRequirement, comparator: "range", value: bare(around[1]!), upper: bare(around[3]!), ...tailOf(around[4]!), remark: /^[a-z]?$/i.test(around[2]!) ? "" : around[2]! };
  const [low, high, ...more] = text.split(/[,，;；、]?且|[,，;；、]/).map((one) => bound(one, ""));
  if (more.length > 0 || low?.comparator !== ">=" || high?.comparator !== "<=" || low.doubt !== null || high.doubt !== null) return null;
  if (low.unit !== high.unit && low.unit !== "") return null;
  return { ...plainRequirement, comparator: "range", value: low.value, upper: high.value, unit: high.unit, remark: high.remark };
}

function range(text: string): Requirement | null {
  const found = new RegExp(`^(${number})(\\D*?)(?:～|至|-|到)(${number})(.*)$`).exec(text);
  if (!found) return null;
  const tail = tailOf(found[4] === "" ? found[2]! : found[4]!);
  const [value, upper] = [bare(found[1]!), bare(found[3]!)];
  const read = parseUnit(tail.unit);
  const counts = read !== null && isCounting(read) && /^\d+$/.test(value) && /^\d+$/.test(upper);
  return { ...plainRequirement, comparator: counts ? "countRange" : "range", value, upper, ...tail };
}

function bound(text: string, name: string): Requirement | null {
  const better = /^(优于|好于)/.test(text);
  const rest = text.replace(better ? /^(优于|好于)/ : atLeast.test(text) ? atLeast : atMost.test(text) ? atMost : /^(=|等于|为)/, "");
  const found = new RegExp(`^(${number})(.*)$`).exec(rest);
  if (!found) return null;
  const tail = found[2]!;
  const comparator = better ? betterSide(name) : atLeast.test(text) || /以上/.test(tail) ? ">=" : atMost.test(text) || /以下|以内|内$/.test(tail) ? "<=" : "=";
  const isSaid = comparator !== "=" || /^(=|等于|为)/.test(text);
  const read = tailOf(tail.replace(/[(（]含[)）]/, "").replace(/(及|或|含)?(以上|以下|以内|内$)/, "").replace(/[(（]含[)）]/, ""));
  return { ...plainRequirement, comparator, value: bare(found[1]!), ...read, doubt: read.doubt ?? (better && comparator === "" ? "betterThan" : isSaid || better ? null : "noComparator") };
}

const bare = (digits: string) => digits.replaceAll(",", "");

function betterSide(name: string): Comparator | "" {
  const [low, high] = [lowerIsBetter.test(name), higherIsBetter.test(name)];
  return low === high ? "" : low ? "<=" : ">=";
}

/**
 * What follows a number: its unit in the one form of the table, or as it was written; a remark, in brackets or behind a unit
 * (`5件发明专利`). With figures or signs left over there is more than one requirement in the cell.
 */
function tailOf(text: string): Pick<Requirement, "unit" | "doubt" | "remark"> {
  const trimmed = text.replace(/[。;；,，、]$/, "");
  const [, outer = "", inner = ""] = /^(.*)[(（]([^()（）]+)[)）]$/.exec(trimmed) ?? [];
  const whole = parseUnit(trimmed) ?? (outer === "" && inner !== "" ? parseUnit(inner) : null);
  if (whole) return { unit: whole.symbol, doubt: null, remark: "" };
  const [unit, remark] = inner === "" ? behindUnit(trimmed) : [outer, inner];
  const isMixed = parseUnit(unit) === null && /[\d≥≤<>=±～×%:：]/.test(unit);
  return { unit: parseUnit(unit)?.symbol ?? unit, doubt: isMixed ? "mixed" : null, remark: /^(含|折)$/.test(remark) ? "" : remark };
}

/** 件 and 发明专利 of 件发明专利: words behind what is counted, without figures. */
function behindUnit(text: string): [unit: string, remark: string] {
  for (let end = text.length - 1; end > 0; end -= 1) {
    const [counted, rest] = [parseUnit(text.slice(0, end)), text.slice(end)];
    if (counted && isCounting(counted) && /^\p{Script=Han}{2,}$/u.test(rest)) return [text.slice(0, end), rest];
  }
  return [text, ""];
}
