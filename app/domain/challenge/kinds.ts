/** 榜单类别 (guide 2.1). */
export const challengeClasses = ["企业技术需求类", "行业共性技术类", "成果转化类"] as const;

/** 固废种类; an item for both is 协同. */
export const wastes = ["赤泥", "钛石膏"] as const;

/** 攻关方向: the routes of guide 5.4, as the public looks for them. */
export const directions = ["减量与脱碱", "有价组分提取", "道路与岩土材料", "水泥与胶凝材料", "石膏与建材制品", "矿山充填与固化", "生态修复与土壤化", "其他"] as const;
export type Direction = (typeof directions)[number];

/** Words by which a title tells its direction; the first that is found counts, so the more special ones stand first. */
const signs: readonly (readonly [Direction, RegExp])[] = [
  ["生态修复与土壤化", /土壤化|生态|植被|复垦/],
  ["矿山充填与固化", /充填|固化土|回填/],
  ["道路与岩土材料", /路基|基层|道路|路用/],
  ["石膏与建材制品", /建筑石膏|石膏粉|砌块|砖|板材|陶粒|陶瓷|骨料/],
  ["水泥与胶凝材料", /水泥|胶凝|缓凝|混合材|混凝土/],
  ["有价组分提取", /提铁|选铁|磁选|回收铁|铁的|提取|提钛|提钪|高值化/],
  ["减量与脱碱", /脱碱|碱液|减量|源头|洗涤/],
];

/** The direction that a title speaks of, as a proposal where nobody chose one. */
export function directionOf(title: string): Direction {
  return signs.find(([, sign]) => sign.test(title))?.[0] ?? "其他";
}

/** Whether the product is a building material, for which GB 6566 limits the radioactivity (guide 5.3): by its direction, or because an indicator asks for it. */
export function isBuildingMaterial({ direction, indicators }: { direction: string; indicators: readonly { name: string; method: string }[] }): boolean {
  return direction === "石膏与建材制品" || direction === "水泥与胶凝材料" || indicators.some(({ name, method }) => /放射|照射指数|GB\s*6566/.test(`${name} ${method}`));
}
