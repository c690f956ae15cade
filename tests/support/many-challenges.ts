import { challengeClasses, directions } from "#app/domain/challenge/kinds.ts";
import { asOwner } from "./as-owner.ts";

const sources = ["拜耳法赤泥", "烧结法赤泥", "钛石膏", "高铁赤泥", "赤泥与钛石膏", "硫酸法钛石膏", "堆存赤泥", "新排赤泥"];
const actions = ["高效脱碱与碱液回用", "低温还原选铁", "制备路基材料", "煅烧制备建筑石膏粉", "协同固化井下充填", "土壤化处置与植被重建", "替代水泥混合材", "烧制轻质陶粒", "提取钪和钛", "压滤减量", "制备免烧砖", "缓凝改性"];
const places = ["云岭", "覃北", "怀北", "临川", "青河", "东陂", "石湾", "龙门"];
const ends = ["成套技术", "工程化示范", "关键装备", "中试研究", "工艺优化", "长期耐久性评价", "全流程控制", "标准研究"];
const perStatement = 2000;

/** One of the list, which changes with every so many items. */
const pick = (list: string, every: number) => `(${list}::text[])[1 + (n / ${every}) % cardinality(${list}::text[])]`;

const fill = `insert into challenge (no, round_id, title, status, class, waste, direction, owner_unit_id, pattern, race, period_months, fiscal_fen, owner_input_fen, pay_to_bidder_fen, funding_rule,
    background, content, deliverables, ip_rule, indicators, opens_at, closes_at)
  select 'JZGX-' || 2030 + n / 900 || '-' || lpad((1 + n % 900)::text, 3, '0'), d.round_id, ${pick("$3", 1)} || ${pick("$4", 8)} || ${pick("$6", 96)} || '（' || ${pick("$5", 768)} || '）', 'open',
    ${pick("$7", 1)}, case n % 5 when 0 then array['赤泥', '钛石膏'] when 1 then array['钛石膏'] else array['赤泥'] end, ${pick("$8", 3)}, d.owner_unit_id, d.pattern, d.race, d.period_months,
    (100 + n % 37 * 20) * 1000000::bigint, (200 + n % 53 * 30) * 1000000::bigint, d.pay_to_bidder_fen, d.funding_rule,
    ${pick("$5", 5)} || '现有' || ${pick("$3", 3)} || '堆场 ' || 3 + n % 40 || ' 座，年新增 ' || 10 + n % 290 || ' 万吨。' || d.background,
    d.content || ${pick("$4", 7)} || '的放大规律。', d.deliverables || ${pick("$6", 11)} || '一套。', d.ip_rule, d.indicators, d.opens_at, d.closes_at + n % 60 * interval '1 day'
  from generate_series($1::int, $2::int - 1) n
  join (select *, row_number() over (order by no) - 1 as place, count(*) over () as demos from challenge where no like 'JZGX-2026-%' and opens_at is not null) d on d.place = n % d.demos`;

/**
 * Fills the public list from its `from`th item up to a count: the demo's items many times over, each with its own title,
 * texts, money and days. Written past the services, which would take minutes; what a reader's page costs does not ask how
 * its rows came in.
 */
export async function fillPublicList(from: number, count: number): Promise<void> {
  for (let start = from; start < count; start += perStatement) {
    await asOwner(fill, [start, Math.min(count, start + perStatement), sources, actions, places, ends, challengeClasses, directions]);
  }
  await asOwner("insert into challenge_listing select l.* from challenge c cross join lateral listing_of(c) l on conflict do nothing", []);
  for (const table of ["challenge", "challenge_listing"]) await asOwner(`vacuum analyze ${table}`, []);
}
