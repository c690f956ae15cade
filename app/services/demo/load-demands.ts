import { createHash } from "node:crypto";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { rowOfIndicator } from "#app/domain/challenge/indicator-row.ts";
import type { DemandForm } from "#app/domain/demand/form.ts";
import { formatWan, parseWan } from "#app/domain/kernel/money.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { roundFile } from "#app/domain/round/import-file.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { concludeDemand } from "#app/services/demand/conclude-demand.ts";
import { returnDemand, startVetting, submitDemand } from "#app/services/demand/submit-demand.ts";
import { publishNotice } from "#app/services/notice/publish-notice.ts";

type Step = "submit" | "return" | "vet" | "list";

/** Demands of the demo: which item of the file lends its words, under what title, and how far each has come. */
const demands: readonly { owner: string; item: number; title: string; problem: string; steps: readonly Step[] }[] = [
  { owner: "owner-d1", item: 0, title: "赤泥附着碱在线监测与脱碱终点控制技术", problem: "脱碱终点靠人工取样，滞后 4 小时以上，石灰用量偏高约 15%。", steps: ["submit", "vet", "list"] },
  { owner: "owner-d6", item: 5, title: "钛石膏除铁母液中铁的高值化回收技术", problem: "除铁母液含铁 8 g/L，现按一般固废处置，年处置费约 120 万元。", steps: ["submit", "vet"] },
  { owner: "owner-d7", item: 6, title: "钛石膏作水泥缓凝剂低成本预处理技术", problem: "钛石膏含水率高、易结拱，不能连续计量入磨。", steps: ["submit"] },
  { owner: "owner-d3", item: 2, title: "赤泥基胶凝材料长期体积稳定性评价技术", problem: "缺少三年以上实测数据，下游不敢用。", steps: ["submit", "return"] },
  { owner: "owner-d2", item: 1, title: "赤泥路基材料雨季施工含水率快速调控技术", problem: "", steps: [] },
];

const paper = { unitName: "示例·南山新型墙材厂", uscc: "91410800MA45678917" };

/**
 * A call open all year and demands at every stage, through the product's own services: a newcomer finds one to convert, one
 * to vet, one that looks like a challenge of the list, one returned, one half written and one entered from paper.
 */
export async function loadDemandsOfDemo(rawFile: unknown, now: string, round: string, actorOf: (username: string) => Promise<Actor | null>): Promise<Result<null>> {
  const file = roundFile.parse(rawFile);
  const [officer, officer2] = await Promise.all([actorOf("officer"), actorOf("officer2")]);
  if (!officer || !officer2) return refuse("notFound");
  const body = "面向本市氧化铝、钛白粉、建材、筑路等企业，常年征集赤泥、钛石膏低成本利用的技术需求。所提需求须为本单位不能自行解决、业内尚无成熟技术的问题，指标可测量，能够提供样品和应用场地，不涉及国家秘密。每半年集中论证一次。";
  const call = await createCall({ actor: officer, now }, { round, title: "常年征集赤泥、钛石膏综合利用技术需求", body });
  if (!call.ok) return call;
  const year = now.slice(0, 4);
  const published = await publishNotice.run({ actor: { ...officer2, secondFactorFresh: true }, now }, call.value.noticeId, { documentNumber: `焦工信技〔${year}〕1号` });
  if (!published.ok) return published;
  for (const one of demands) {
    const owner = await actorOf(one.owner);
    const item = file.items[one.item];
    if (!owner || !item) continue;
    const added = await addOne({ actor: owner, now }, officer, call.value.code, formOf(item, one), one.steps);
    if (!added.ok) return added;
  }
  const today = shanghaiDate(now);
  if (!today.ok) return today;
  const last = file.items[7];
  const entered = await createDemand({ actor: officer, now }, { call: call.value.code, paper: { ...paper, receivedOn: today.value }, ...(last && { form: formOf(last, { title: "赤泥烧结砖返霜抑制与放射性达标配方", problem: "掺量超过两成即返霜，成品放射性波动。" }) }) });
  if (!entered.ok) return entered;
  const submitted = await submitDemand.run({ actor: officer, now }, entered.value.no, {});
  return submitted.ok ? ok(null) : submitted;
}

async function addOne(ctx: { actor: Actor; now: string }, officer: Actor, call: string, form: DemandForm, steps: readonly Step[]): Promise<Result<null>> {
  const created = await createDemand(ctx, { call, form });
  if (!created.ok) return created;
  const { no } = created.value;
  const bureau = { actor: officer, now: ctx.now };
  const today = shanghaiDate(ctx.now);
  const record = {
    conclusion: "listed",
    heldOn: today.ok ? today.value : "",
    place: "示例市工业和信息化局 302 会议室",
    experts: [["示例专家甲", [22, 20, 21, 23]], ["示例专家乙", [21, 22, 20, 22]], ["示例专家丙", [23, 19, 22, 21]]].map(([name, marks]) => ({ name, unit: "示例·北原建材大学", marks })),
    opinion: "问题真实、边界清楚，有现场数据支撑，指标可测量；建议入榜，测量滞后时间作为约束性指标。",
    scan: createHash("sha256").update(`demo ${no}`).digest("hex"),
  };
  const moves: Record<Step, () => Promise<Result<unknown>>> = {
    submit: () => submitDemand.run(ctx, no, {}),
    return: () => returnDemand.run(bureau, no, {}, { reason: "请补充近两年的实测数据，指标写明龄期。" }),
    vet: () => startVetting.run(bureau, no, {}),
    list: () => concludeDemand.run(bureau, no, record),
  };
  for (const step of steps) {
    const moved = await moves[step]();
    if (!moved.ok) return moved;
  }
  return ok(null);
}

/** 万元 of the file may be any number; the form holds it as people write it. */
function wan(amount: number): string {
  const fen = parseWan(amount);
  return fen.ok ? formatWan(fen.value) : "";
}

function formOf(item: ReturnType<typeof roundFile.parse>["items"][number], { title, problem }: { title: string; problem: string }): DemandForm {
  return {
    title, problem, industry: "", keywords: item.waste.join("、"), background: item.background, content: item.content,
    baseline: "年产生量约 100 万t，含水率 30%～35%；现行处置成本约 60 元/t。", deliverables: item.deliverables, conditions: "", ipRule: item.ipRule, contactName: "示例联系人", contactPhone: "0391-0000003",
    class: item.class,
    waste: [...item.waste],
    periodMonths: String(item.periodMonths),
    money: { ownerInput: wan(item.money.ownerInput), payToBidder: wan(item.money.payToBidder), fiscal: wan(item.money.fiscal) },
    indicators: indicatorList.parse(item.indicators).map(rowOfIndicator),
    recommender: "",
    isConfidential: false,
    showsContact: true,
    statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
  };
}
