import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { ImportOptions } from "#app/services/round/import-round.ts";
import { addLot } from "#app/services/sample/arrange-samples.ts";
import { setVisit } from "#app/services/sample/arrange-visit.ts";
import { askSample } from "#app/services/sample/ask-sample.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";

const hour = 3_600_000;
const instant = (ms: number) => new Date(ms).toISOString();

/** So that a newcomer sees 样品与踏勘 alive: a lot with its analysis, one unit that asked, and a visit ten days before the closing. */
export async function seedSamples(ctx: Context, challengeNo: string, actorOf: ImportOptions["actorOf"]): Promise<Result<null>> {
  const lot = await addLot(ctx, challengeNo, {
    material: "拜耳法赤泥（压滤后滤饼）",
    takenOn: ctx.now.slice(0, 10),
    quantity: 2000,
    stock: 60_000,
    analysis: "Fe₂O₃ 38.4 %\nAl₂O₃ 19.6 %\nSiO₂ 12.8 %\nCaO 9.5 %\nNa₂O 6.1 %\nTiO₂ 5.2 %\n含水率 31～34 %\n附液碱 2.4～3.1 %",
    note: "四分法缩分，双层袋密封；成分为干基平均值。",
  });
  if (!lot.ok) return lot;
  const team = await actorOf("lead-t03");
  const asked = team ? await askSample({ ...ctx, actor: team }, challengeNo, { lot: 1, recipient: "示例·收样人", phone: "0391-0000007", address: "示例市示例路 7 号实验楼 101" }) : ok(null);
  if (!asked.ok) return asked;
  const item = await showChallenge(ctx, challengeNo);
  const closing = item.ok && item.value.closesAt !== null ? Date.parse(item.value.closesAt) : null;
  // A demo whose item closes within days has no visit any more.
  if (closing === null || closing - 13 * 24 * hour < Date.parse(ctx.now)) return ok(null);
  const startsAt = closing - 10 * 24 * hour - 8 * hour;
  const visit = await setVisit(ctx, challengeNo, { startsAt: instant(startsAt), registerUntil: instant(startsAt - 48 * hour), place: "示例公司赤泥堆场东门", mostPeople: 3, onDayOff: true, note: "自带安全帽和劳保鞋；现场不得拍照。" });
  return visit.ok ? ok(null) : visit;
}
