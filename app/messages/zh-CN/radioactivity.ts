import type { Nuclide, ProductClass, RadioactivityIndices } from "#app/domain/challenge/radioactivity.ts";

export const nuclideWords: Record<Nuclide, string> = { ra: "镭-226（Ra）", th: "钍-232（Th）", k: "钾-40（K）" };

/** Uses of building material by GB 6566: the name, and where it may go. */
export const productClassWords: Record<ProductClass, { name: string; where: string }> = {
  main: { name: "建筑主体材料", where: "砖、砌块、墙材、水泥、混凝土等" },
  hollow: { name: "空心率大于 25% 的建筑主体材料", where: "空心砖、空心砌块等" },
  decorativeA: { name: "A 类装饰装修材料", where: "使用范围不受限制" },
  decorativeB: { name: "B 类装饰装修材料", where: "不用于住宅、医院、学校等一类民用建筑的内饰面" },
  decorativeC: { name: "C 类装饰装修材料", where: "只用于建筑外饰面和室外" },
};

export const indexWords: Record<keyof RadioactivityIndices, string> = { iRa: "内照射指数 IRa", iGamma: "外照射指数 Iγ" };

/** Why a class is out of the question. */
export function exceedanceWords({ index, actual, limit }: { index: keyof RadioactivityIndices; actual: string; limit: string }): string {
  return `${indexWords[index]} ${actual}，超过 ${limit}`;
}

/** The sentence on the most that may be mixed in. */
export function maxDosageWords({ maxDosage, isRestActive }: { maxDosage: string; isRestActive: boolean }): string {
  const rest = isRestActive ? "按所填的其余材料" : "其余材料按无放射性计";
  if (maxDosage === "100") return `作建筑主体材料时掺量不受放射性限制（${rest}）。`;
  if (maxDosage === "0") return `其余材料本身已达到或超过限量，掺入后不能作建筑主体材料（${rest}）。`;
  return `作建筑主体材料时，掺量最多 ${maxDosage}%（${rest}，按干基质量计，向下取两位小数）。`;
}

/** The check inside another form. */
export const radioactivityFormWords = {
  title: "放射性与掺量核算（GB 6566）",
  hint: "填固废三种核素的比活度，算出作主体建材的最大掺量；填掺量则核对是否可行。不保存。公式和各类限量见",
  page: "核算页面",
  fields: { ra: "Ra-226（Bq/kg）", th: "Th-232（Bq/kg）", k: "K-40（Bq/kg）", dosage: "掺量（%，选填）" },
  promised: "掺量取自本表的承诺值。",
  unreadable: "请填写不小于 0 的数字；掺量 0 到 100。",
};
