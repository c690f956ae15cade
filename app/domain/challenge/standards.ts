import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { adoptedStandards, type Standard } from "./adopted-standards.ts";

const current = (code: string, year: number | null, title: string): Standard => ({ code, year, title, status: "current", replacedBy: null, isVerified: false });
const replaced = (code: string, year: number, title: string, replacedBy: string): Standard => ({ code, year, title, status: "replaced", replacedBy, isVerified: false });

/**
 * The standards likely to be cited, with editions that were replaced (guide 5.5). Number, year and title are from memory where
 * `isVerified` is false: to be looked up before they stand in a published list.
 */
export const seededStandards: readonly Standard[] = [
  current("GB 6566", 2010, "建筑材料放射性核素限量"), replaced("GB 6566", 2001, "建筑材料放射性核素限量", "GB 6566-2010"),
  current("GB 5085.1", 2007, "危险废物鉴别标准 腐蚀性鉴别"), current("GB 5085.3", 2007, "危险废物鉴别标准 浸出毒性鉴别"),
  current("HJ/T 299", 2007, "固体废物 浸出毒性浸出方法 硫酸硝酸法"), current("HJ 557", 2010, "固体废物 浸出毒性浸出方法 水平振荡法"),
  current("GB/T 15555.12", 1995, "固体废物 腐蚀性测定 玻璃电极法"), current("GB/T 15555.4", 1995, "固体废物 六价铬的测定 二苯碳酰二肼分光光度法"),
  current("GB 18599", 2020, "一般工业固体废物贮存和填埋污染控制标准"), replaced("GB 18599", 2001, "一般工业固体废物贮存、处置场污染控制标准", "GB 18599-2020"),
  current("HJ 1091", 2020, "固体废物再生利用污染防治技术导则"), current("GB 34330", 2017, "固体废物鉴别标准 通则"),
  current("GB 25465", 2010, "铝工业污染物排放标准"),
  current("GB/T 14848", 2017, "地下水质量标准"), replaced("GB/T 14848", 1993, "地下水质量标准", "GB/T 14848-2017"), current("GB 3838", 2002, "地表水环境质量标准"),
  current("GB 15618", 2018, "土壤环境质量 农用地土壤污染风险管控标准（试行）"), replaced("GB 15618", 1995, "土壤环境质量标准", "GB 15618-2018"),
  current("GB 36600", 2018, "土壤环境质量 建设用地土壤污染风险管控标准（试行）"), current("HJ 962", 2018, "土壤 pH值的测定 电位法"),
  current("YS/T 787", null, "赤泥精选高铁砂技术规范"), current("DB37/T 3559", null, "公路工程赤泥（拜耳法）路基应用技术规程"),
  current("GB 175", 2023, "通用硅酸盐水泥"), replaced("GB 175", 2007, "通用硅酸盐水泥", "GB 175-2023"),
  current("GB/T 176", 2017, "水泥化学分析方法"), replaced("GB/T 176", 2008, "水泥化学分析方法", "GB/T 176-2017"),
  current("GB/T 1346", null, "水泥标准稠度用水量、凝结时间与安定性检验方法"),
  current("GB/T 17671", 2021, "水泥胶砂强度检验方法（ISO法）"), replaced("GB/T 17671", 1999, "水泥胶砂强度检验方法（ISO法）", "GB/T 17671-2021"),
  current("GB/T 2419", null, "水泥胶砂流动度测定方法"),
  current("GB/T 21371", 2019, "用于水泥中的工业副产石膏"), replaced("GB/T 21371", 2008, "用于水泥中的工业副产石膏", "GB/T 21371-2019"),
  current("GB/T 5483", null, "天然石膏"), current("GB/T 5484", null, "石膏化学分析方法"),
  current("GB/T 9776", 2022, "建筑石膏"), replaced("GB/T 9776", 2008, "建筑石膏", "GB/T 9776-2022"),
  current("GB/T 17669.3", 1999, "建筑石膏 力学性能的测定"), current("JC/T 2038", null, "α型高强石膏"), current("JC/T 698", null, "石膏砌块"), current("GB/T 28627", null, "抹灰石膏"),
  current("JTG/T F20", 2015, "公路路面基层施工技术细则"), current("JTG 3441", 2024, "公路工程无机结合料稳定材料试验规程"), replaced("JTG E51", 2009, "公路工程无机结合料稳定材料试验规程", "JTG 3441-2024"),
  current("JTG 3450", 2019, "公路路基路面现场测试规程"), replaced("JTG E60", 2008, "公路路基路面现场测试规程", "JTG 3450-2019"),
  current("JTG D30", 2015, "公路路基设计规范"), current("JTG/T 3610", 2019, "公路路基施工技术规范"), current("JTG F80/1", 2017, "公路工程质量检验评定标准 第一册 土建工程"),
  current("GB/T 6730", null, "铁矿石 系列分析方法"), current("GB/T 36704", null, "铁精矿"),
  current("GB/T 2589", 2020, "综合能耗计算通则"), replaced("GB/T 2589", 2008, "综合能耗计算通则", "GB/T 2589-2020"),
  current("GB/T 50080", 2016, "普通混凝土拌合物性能试验方法标准"), current("JGJ/T 70", 2009, "建筑砂浆基本性能试验方法标准"),
];

export const nameOfStandard = ({ code, year }: Pick<Standard, "code" | "year">): string => (year === null ? code : `${code}-${year}`);

/** The table in force. */
export function standardsNow(): readonly Standard[] {
  return adoptedStandards() ?? seededStandards;
}

/** A standard as a test method cites it. `standard` is null where the table has no such number; `isReplaced` for an edition that has been replaced. */
export interface CitedStandard {
  cited: string;
  standard: Standard | null;
  isReplaced: boolean;
}

const number = /((?:GB|HJ|YS|JC|JTG|JGJ|DB\d{2}|NY|HG|YB|T)(?:\/[TZ])?)\s*([A-Z]?\d+(?:[./]\d+)*)(?:\s*[-—–－]\s*(\d{4}|\d{2})(?!\d))?/g;

/** The standards that a text cites, each once. A number without a year means the edition in force. */
export function citedStandards(text: string): CitedStandard[] {
  const found = new Map<string, CitedStandard>();
  for (const [, letters = "", digits = "", edition] of toHalfWidth(text).matchAll(number)) {
    const code = `${letters} ${digits}`;
    const year = edition === undefined ? null : edition.length === 2 ? 1900 + Number(edition) : Number(edition);
    const editions = standardsNow().filter((one) => one.code === code);
    const exact = editions.find((one) => one.year === year) ?? null;
    const inForce = editions.find((one) => one.status === "current") ?? null;
    const isOld = year !== null && inForce?.year != null && year < inForce.year;
    const cited = year === null ? code : `${code}-${year}`;
    found.set(cited, { cited, standard: exact ?? inForce ?? editions[0] ?? null, isReplaced: exact?.status === "replaced" || isOld || (year === null && inForce === null && editions.length > 0) });
  }
  return [...found.values()];
}

/** What took the place of a replaced edition, with its year where the table has one. */
export function successorOf({ standard }: CitedStandard): string | null {
  if (!standard) return null;
  return standard.replacedBy ?? nameOfStandard(standard);
}
