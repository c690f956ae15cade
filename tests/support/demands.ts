import type { DemandForm } from "#app/domain/demand/form.ts";
import { rowOfIndicator } from "#app/domain/challenge/indicator-row.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { at, demoFile, makeMove, valueOf } from "./builders.ts";

let count = 0;

/** A whole 需求征集表 from an item of the demo file, so that its money, texts and indicators are real ones. */
export async function aDemandForm(index = 0, more: Partial<DemandForm> = {}): Promise<DemandForm> {
  const item = (await demoFile()).items[index]!;
  return {
    title: item.title, industry: "氧化铝", keywords: "赤泥、脱碱", background: item.background, problem: `${item.title}：现有路线成本偏高，本单位不能自行解决。`, content: item.content,
    baseline: "年产生量约 100 万t，含水率 32%，现行处置成本 60 元/t。", deliverables: item.deliverables, conditions: "", ipRule: item.ipRule, contactName: "示例联系人", contactPhone: "0391-0000003",
    class: item.class,
    waste: [...item.waste],
    periodMonths: String(item.periodMonths),
    money: { ownerInput: String(item.money.ownerInput), payToBidder: String(item.money.payToBidder), fiscal: String(item.money.fiscal) },
    indicators: indicatorList.parse(item.indicators).map(rowOfIndicator),
    recommender: "",
    isConfidential: false,
    showsContact: false,
    statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
    ...more,
  };
}

/** A published call of a round. */
export async function aCall(officer: Actor, officer2: Actor, round: string, more: { closesAt?: string; recommendation?: "none" | "optional" | "required"; recommenders?: string[] } = {}) {
  count += 1;
  const call = valueOf(await createCall(await at(officer), { round, title: `征集赤泥、钛石膏综合利用技术需求（测试${count}）`, body: "面向全市企业征集技术需求。", ...more }));
  valueOf(await makeMove(officer2, "notice", call.noticeId, "publish", { documentNumber: `征工信〔2026〕${count}号` }));
  return call;
}

/** A firm's demand with its form filled; not submitted. */
export async function aDemand(firm: Actor, call: string, form?: DemandForm) {
  return valueOf(await createDemand(await at(firm), { call, form: form ?? (await aDemandForm()) }));
}
