import { type Fraction, fraction } from "#app/domain/kernel/decimal.ts";

/** What a unit measures. Things that are counted (套, 项) are each a dimension of their own: three sets are not three papers. */
export type Dimension = "mass" | "length" | "time" | "money" | "energy" | "coal" | "pressure" | "force" | "activity" | "dose" | "absorbed" | "power" | "carbon" | "amount" | "conductance" | "normalVolume" | "kelvin" | "temperature" | `count:${string}`;

/** A unit without powers or fractions: its dimension with exponent, and how many base units it is. */
export interface BaseUnit {
  dimension: Dimension;
  power: number;
  factor: Fraction;
}

const whole = (value: bigint) => fraction(value);
const part = (of: bigint) => fraction(1n, of);
const unit = (dimension: Dimension, factor: Fraction, power = 1): BaseUnit => ({ dimension, power, factor });

/**
 * The units of indicators (单位表): base units are kg, m, s, 元, J, W, kgce, kgCO₂, mol, Pa, N, S, Bq, Sv, Gy. A month has no fixed length and is a
 * dimension with no way to days; a year is 365 days, as capacities are reckoned. Source: GB 3100, GB/T 2589.
 */
export const baseUnits: Readonly<Record<string, BaseUnit>> = {
  kg: unit("mass", whole(1n)), t: unit("mass", whole(1000n)), g: unit("mass", part(1000n)), mg: unit("mass", part(1_000_000n)), "μg": unit("mass", part(1_000_000_000n)),
  m: unit("length", whole(1n)), km: unit("length", whole(1000n)), cm: unit("length", part(100n)), mm: unit("length", part(1000n)), "μm": unit("length", part(1_000_000n)), nm: unit("length", part(1_000_000_000n)),
  "m²": unit("length", whole(1n), 2), "cm²": unit("length", part(10_000n), 2), "mm²": unit("length", part(1_000_000n), 2), "hm²": unit("length", whole(10_000n), 2), "km²": unit("length", whole(1_000_000n), 2), 亩: unit("length", fraction(2000n, 3n), 2),
  "m³": unit("length", whole(1n), 3), "cm³": unit("length", part(1_000_000n), 3), "mm³": unit("length", part(1_000_000_000n), 3), L: unit("length", part(1000n), 3), mL: unit("length", part(1_000_000n), 3),
  "Nm³": unit("normalVolume", whole(1n)),
  s: unit("time", whole(1n)), min: unit("time", whole(60n)), h: unit("time", whole(3600n)), d: unit("time", whole(86_400n)), a: unit("time", whole(31_536_000n)),
  月: unit("count:月", whole(1n)),
  元: unit("money", whole(1n)),
  J: unit("energy", whole(1n)), kJ: unit("energy", whole(1000n)), MJ: unit("energy", whole(1_000_000n)), GJ: unit("energy", whole(1_000_000_000n)), kcal: unit("energy", fraction(20_934n, 5n)), kWh: unit("energy", whole(3_600_000n)), MWh: unit("energy", whole(3_600_000_000n)),
  W: unit("power", whole(1n)), kW: unit("power", whole(1000n)), MW: unit("power", whole(1_000_000n)),
  kgce: unit("coal", whole(1n)), tce: unit("coal", whole(1000n)), gce: unit("coal", part(1000n)),
  "kgCO₂": unit("carbon", whole(1n)), "tCO₂": unit("carbon", whole(1000n)),
  mol: unit("amount", whole(1n)), mmol: unit("amount", part(1000n)), cmol: unit("amount", part(100n)),
  Pa: unit("pressure", whole(1n)), kPa: unit("pressure", whole(1000n)), MPa: unit("pressure", whole(1_000_000n)), GPa: unit("pressure", whole(1_000_000_000n)),
  N: unit("force", whole(1n)), kN: unit("force", whole(1000n)),
  S: unit("conductance", whole(1n)), mS: unit("conductance", part(1000n)), "μS": unit("conductance", part(1_000_000n)),
  Bq: unit("activity", whole(1n)), kBq: unit("activity", whole(1000n)),
  Sv: unit("dose", whole(1n)), mSv: unit("dose", part(1000n)), "μSv": unit("dose", part(1_000_000n)), nSv: unit("dose", part(1_000_000_000n)),
  Gy: unit("absorbed", whole(1n)), "μGy": unit("absorbed", part(1_000_000n)), nGy: unit("absorbed", part(1_000_000_000n)),
  K: unit("kelvin", whole(1n)), "℃": unit("temperature", whole(1n)),
};

/** Without a dimension: how many of one. */
export const ratios: Readonly<Record<string, Fraction>> = { "": whole(1n), "%": part(100n), "‰": part(1000n), ppm: part(1_000_000n), 倍: whole(1n) };

/** Things that indicators count. */
export const counted = ["套", "项", "条", "件", "个", "篇", "台", "家", "人", "次", "座", "处", "批", "组", "种", "级", "分", "目", "转"] as const;

/** Multiples that stand before a unit: 万t/a, 亿元. */
export const multiples: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n, 千: 1000n, 百: 100n };

/** How people write a unit besides its symbol. */
export const otherNames: Readonly<Record<string, string>> = {
  吨: "t", 公斤: "kg", "㎏": "kg", 千克: "kg", 克: "g", 毫克: "mg", 微克: "μg", ug: "μg", µg: "μg",
  米: "m", 千米: "km", 公里: "km", 厘米: "cm", 毫米: "mm", 微米: "μm", um: "μm", µm: "μm",
  平方米: "m²", m2: "m²", "㎡": "m²", 公顷: "hm²", ha: "hm²", 平方公里: "km²", km2: "km²", cm2: "cm²", 平方厘米: "cm²", mm2: "mm²", 平方毫米: "mm²",
  立方米: "m³", 方: "m³", m3: "m³", "㎥": "m³", cm3: "cm³", mm3: "mm³", Nm3: "Nm³", 标方: "Nm³", 标立方米: "Nm³", 升: "L", l: "L", 毫升: "mL", ml: "mL",
  秒: "s", 分钟: "min", 小时: "h", 时: "h", 天: "d", 日: "d", 年: "a", 个月: "月",
  千瓦时: "kWh", 度: "kWh", "kW·h": "kWh", "kw·h": "kWh", kwh: "kWh", KWh: "kWh", 千瓦: "kW", 兆瓦: "MW", 大卡: "kcal", 千卡: "kcal", 焦: "J", 兆焦: "MJ",
  千克标准煤: "kgce", 吨标准煤: "tce", 克标准煤: "gce", kgCO2: "kgCO₂", tCO2: "tCO₂", kgCO2e: "kgCO₂", tCO2e: "tCO₂", "kgCO₂e": "kgCO₂", "tCO₂e": "tCO₂", "kgCO2-eq": "kgCO₂", uSv: "μSv", "µSv": "μSv", uS: "μS", "µS": "μS", 开尔文: "K", r: "转",
  帕: "Pa", 千帕: "kPa", 兆帕: "MPa", Mpa: "MPa", mpa: "MPa", 千牛: "kN", 贝可: "Bq", 摄氏度: "℃", "°C": "℃", 百分: "%",
};
