import { agreementPoints } from "#app/domain/award/matching.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { aChecker, at, makeMove, valueOf } from "./builders.ts";
import { aTeam, type OpenedItem } from "./reviews.ts";

/** A person of the unit that asks for an item. */
export async function anOwner(code: string): Promise<Actor> {
  const actor = await aTeam(code);
  return { ...actor, units: actor.units.map((unit) => ({ ...unit, ownsChallenge: true })) };
}

/** 合作协议 signed today. */
export async function anAgreement(actor: Actor, change: object = {}) {
  return { signedOn: dayOf((await at(actor)).now), points: [...agreementPoints], scan: "c".repeat(64), ...change };
}

/** Paper of today that another person checked. */
export async function paperOfToday(actor: Actor, change: object = {}) {
  await aChecker();
  return { date: dayOf((await at(actor)).now), place: "需求方会议室", people: ["示例需求方负责人"], scan: "d".repeat(64), checker: "officer2", ...change };
}

/** 对接 begun; on paper the owner agreed with the bids of these teams and refused the others. */
export async function matchOnPaper(item: OpenedItem, agreed: readonly string[]): Promise<void> {
  const { officer } = item.staff;
  for (const _turn of Object.keys(item.bids).length === 1 ? [1, 2] : [1]) valueOf(await makeMove(officer, "challenge", item.no, "startMatching"));
  const offline = await paperOfToday(officer);
  for (const [lead, { no }] of Object.entries(item.bids)) {
    if (agreed.includes(lead)) valueOf(await makeMove(officer, "shortlist", no, "agree", await anAgreement(officer), { offline }));
    else valueOf(await makeMove(officer, "shortlist", no, "veto", {}, { reason: "条件不符", offline }));
  }
}
