import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { Comparator } from "#app/domain/challenge/comparator.ts";
import { isCounting, parseUnit } from "#app/domain/challenge/unit/unit.ts";

/** A requirement as read from a cell: `≥90%`, `6.0～9.5`, `不高于 45 元/t`, `优于 30MPa`, `3～5套`, `合格`, `较现状降低10%以上`. */
export interface Requirement {
  comparator: Comparator | "";
  value: string;
  upper: string;
  unit: string;
  mode: "absolute" | "relative";
  /** What a person must decide: no comparator was written, or 优于 of a quantity whose better side the name does not tell. */
  doubt: "noComparator" | "betterThan" | "baseline" | null;
}

const number = String.raw`-?\d+(?:,\d{3})*(?:\.\d+)?`;
const atLeast = /^(≥|>=|＞=|>|不低于|不小于|不少于|大于等于|大于|高于|达到|至少|超过)/;
const atMost = /^(≤|<=|<|不高于|不大于|不超过|不多于|小于等于|小于|低于|至多|控制在)/;
const yes = /^(合格|符合|达标|通过|满足|是|有)/;
const lowerIsBetter = /成本|能耗|消耗|电耗|煤耗|水耗|含量|质量分数|浓度|比活度|损失|收缩|吸水|含水|残留|排放|造价|价格|时间|指数/;
const higherIsBetter = /率|强度|能力|规模|产量|消纳|掺量|寿命|白度|稳定/;

const plainOf = (text: string) => toHalfWidth(text).replace(/[－—–―]/g, "-").replace(/[~∼〜]/g, "～").replaceAll("≧", "≥").replaceAll("≦", "≤").replaceAll("⩾", "≥").replaceAll("⩽", "≤").replace(/\s+/g, "");

/** Reads one cell; null where there is no number and no 合格 in it. `name` tells which side is better for 优于. */
export function readRequirement(cell: string, name: string): Requirement | null {
  const text = plainOf(cell);
  if (text === "") return null;
  return relative(text) ?? tolerance(text) ?? range(text) ?? bound(text, name) ?? (yes.test(text) ? { comparator: "bool", value: "合格", upper: "", unit: "", mode: "absolute", doubt: null } : null);
}

/** 较基准降低10%以上, 提高≥15%. */
function relative(text: string): Requirement | null {
  const found = new RegExp(`(降低|下降|减少|提高|提升|增加)(?:幅度|率)?(≥|>=|≤|<=|不低于|不少于|不小于|不超过|至少|达到)?(${number})%`).exec(text);
  if (!found) return null;
  const isLess = /降低|下降|减少/.test(found[1]!);
  const digits = found[3]!.replaceAll(",", "");
  return { comparator: isLess ? "<=" : ">=", value: isLess ? `-${digits}` : digits, upper: "", unit: "", mode: "relative", doubt: "baseline" };
}

/** 90±5 is a range. */
function tolerance(text: string): Requirement | null {
  const found = new RegExp(`^(${number})±(${number})(.*)$`).exec(text);
  if (!found) return null;
  const [middle, around] = [Number(found[1]!.replaceAll(",", "")), Number(found[2]!.replaceAll(",", ""))];
  const shown = (value: number) => String(Number(value.toFixed(6)));
  return { comparator: "range", value: shown(middle - around), upper: shown(middle + around), unit: unitOf(found[3]!), mode: "absolute", doubt: null };
}

function range(text: string): Requirement | null {
  const found = new RegExp(`^(${number})(\\D*?)(?:～|至|-|到)(${number})(.*)$`).exec(text);
  if (!found) return null;
  const unit = unitOf(found[4] === "" ? found[2]! : found[4]!);
  const [value, upper] = [found[1]!.replaceAll(",", ""), found[3]!.replaceAll(",", "")];
  const read = parseUnit(unit);
  const counts = read !== null && isCounting(read) && /^\d+$/.test(value) && /^\d+$/.test(upper);
  return { comparator: counts ? "countRange" : "range", value, upper, unit, mode: "absolute", doubt: null };
}

function bound(text: string, name: string): Requirement | null {
  const better = /^(优于|好于)/.test(text);
  const rest = text.replace(better ? /^(优于|好于)/ : atLeast.test(text) ? atLeast : atMost.test(text) ? atMost : /^(=|等于|为)/, "");
  const found = new RegExp(`^(${number})(.*)$`).exec(rest);
  if (!found) return null;
  const tail = found[2]!;
  const comparator = better ? betterSide(name) : atLeast.test(text) || /以上/.test(tail) ? ">=" : atMost.test(text) || /以下|以内/.test(tail) ? "<=" : "=";
  const isSaid = comparator !== "=" || /^(=|等于|为)/.test(text);
  return {
    comparator: comparator === "=" && !isSaid ? "=" : comparator,
    value: found[1]!.replaceAll(",", ""),
    upper: "",
    unit: unitOf(tail.replace(/(及|或)?(以上|以下|以内)/, "")),
    mode: "absolute",
    doubt: better && comparator === "" ? "betterThan" : isSaid || better ? null : "noComparator",
  };
}

function betterSide(name: string): Comparator | "" {
  const [low, high] = [lowerIsBetter.test(name), higherIsBetter.test(name)];
  return low === high ? "" : low ? "<=" : ">=";
}

/** In the one form of the table; what is not in it stays as it was written. */
function unitOf(text: string): string {
  const bare = text.replace(/^[(（](.*)[)）]$/, "$1").replace(/[。;；,，]$/, "");
  return parseUnit(bare)?.symbol ?? bare;
}
