import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { solvePlan } from "#app/domain/review/plan/solve-plan.ts";
import { askPlan, editPlan } from "#app/services/assignment/ask-plan.ts";
import { explainPair } from "#app/services/assignment/explain-pair.ts";
import { makePlan } from "#app/services/assignment/make-plan.ts";
import { releasePlan } from "#app/services/assignment/release-plan.ts";
import { listPlans, showPlan } from "#app/services/assignment/show-plan.ts";
import { addExpertLink } from "#app/services/expert/add-links.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

const instant = async (task: Parameters<typeof solvePlan>[0]) => solvePlan(task, { elapsed: () => 0 });

/** Three bids, and a pool of ten experts of no party. */
async function anItem(): Promise<OpenedItem> {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T03" }] });
  for (let no = 930; no < 940; no += 1) {
    await anExpert(`E${String(no)}`);
    await getPool().query("update expert set kind = $2, local = $3 where no = $1", [`E${String(no)}`, no < 933 ? "financial" : "technical", no % 2 === 0]);
  }
  return item;
}
const conditions = (item: OpenedItem, more: object = {}) => ({ challenges: [item.no], pool: "bank", perBid: 3, loadMax: 12, kinds: [{ kind: "financial", least: 1 }], ...more });
const ask = async (item: OpenedItem, more: object = {}, who = item.staff.officer) => askPlan(await at(who), item.round, conditions(item, more));
const view = async (item: OpenedItem, id: string, who = item.staff.officer) => valueOf(await showPlan(await at(who), item.round, id));
async function made(item: OpenedItem, more: object = {}) {
  const { id } = valueOf(await ask(item, more));
  expect(await makePlan(id, instant)).toBe("made");
  const { answer } = await view(item, id);
  return { id, answer: answer! };
}
async function found(item: OpenedItem, more: object = {}) {
  const { id, answer } = await made(item, more);
  if (answer.status !== "optimal") throw new Error(JSON.stringify(answer));
  return { id, answer };
}
const tasks = async (item: OpenedItem) => (await getPool().query<{ bid: string; expert: string; status: string }>('select b.no as bid, e.no as expert, a.status from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = $1 order by 1, 2', [item.id])).rows;

describe("of any bid and expert", () => {
  it("it is said which limit stands between them, in the round's words too; a load over the round's is refused before anything is solved", async () => {
    const item = await anItem();
    expect(await ask(item, { loadMax: 13 })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "loadMax", message: "loadOverRound:13:12" }] } });
    const { id, answer } = await found(item);
    const officer = await at(item.staff.officer);
    const of = async (bid: string, expert: string) => explainPair(officer, item.round, id, { bid, expert });
    for (const { no, chosen } of answer.bids) {
      const read = new Set(chosen.map(({ expert }) => expert.no));
      for (let at930 = 930; at930 < 940; at930 += 1) {
        const expert = `E${String(at930)}`;
        const limits = valueOf(await of(no, expert.toLowerCase())).reasons.map(({ limit }) => limit);
        if (read.has(expert)) expect([no, expert, limits]).toEqual([no, expert, ["chosen"]]);
        // All of one unit-free panel: the places are taken, by a kind or by who may give way.
        else expect([no, expert, limits.length > 0, limits.every((limit) => ["full", "kind", "unit"].includes(limit))]).toEqual([no, expert, true, true]);
      }
    }
    const { expert: left } = answer.bids[0]!.chosen[0]!;
    const again = valueOf(await editPlan(officer, item.round, id, { bid: answer.bids[0]!.no, expert: left.no, made: false }));
    await makePlan(again.id, instant);
    expect(valueOf(await explainPair(officer, item.round, again.id, { bid: answer.bids[0]!.no, expert: left.no })).reasons).toContainEqual({ limit: "demanded" });
    expect(await of("JB-0000-1", left.no)).toMatchObject({ refusal: { fields: [{ path: "bid" }] } });
    expect(await of(answer.bids[0]!.no, "E00000")).toMatchObject({ refusal: { fields: [{ path: "expert" }] } });
    for (const actor of [item.staff.leader, item.bids.T01!.team, publicActor]) expect(codeOf(await explainPair(await at(actor), item.round, id, { bid: answer.bids[0]!.no, expert: left.no }))).toBe("notFound");
  });
});

describe("an assignment in the system", () => {
  it("is asked for, made by the worker, and released as review tasks without a conflict", async () => {
    const item = await anItem();
    const { id } = valueOf(await ask(item));
    expect(await view(item, id)).toMatchObject({ stage: "waiting", answer: null });
    const { rows: jobs } = await getPool().query("select from pgboss.job where name = 'solveAssignment' and data->>'planId' = $1", [id]);
    expect(jobs).toHaveLength(1);
    expect(codeOf(await releasePlan(await at(item.staff.officer), item.round, id))).toBe("stageNotReached");
    await makePlan(id, instant);
    expect(await makePlan(id, instant)).toBe("gone");
    const { answer } = await view(item, id);
    if (answer?.status !== "optimal") throw new Error(JSON.stringify(answer));
    expect(answer.bids.map(({ chosen }) => chosen.length)).toEqual([3, 3, 3]);
    expect(answer.bids.every(({ chosen }) => chosen.some(({ expert }) => expert.kind === "financial"))).toBe(true);
    expect(answer.bids.every(({ refused }) => refused.length > 0 && refused.every(({ reason }) => reason === "limits" || reason === "belowWorst"))).toBe(true);
    expect(valueOf(await releasePlan(await at(item.staff.officer), item.round, id))).toEqual({ tasks: 9 });
    const stored = await tasks(item);
    expect(stored.map(({ bid, expert }) => `${bid} ${expert}`)).toEqual(answer.bids.flatMap(({ no, chosen }) => chosen.map(({ expert }) => `${no} ${expert.no}`)).sort());
    expect((await getPool().query("select from review_assignment a where a.status = 'invited' and conflict_reason(a.expert_id, a.bid_id) is not null")).rowCount).toBe(0);
    expect(codeOf(await releasePlan(await at(item.staff.officer), item.round, id))).toBe("alreadyDone");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps an expert with a conflict on one bid away from every bid of the item, and says why", async () => {
    const item = await anItem();
    const { rows } = await getPool().query<{ id: string }>("select unit_id as id from expert where no = 'E935'");
    await getPool().query("update expert set unit_id = (select lead_unit_id from bid where no = $1) where no = 'E935'", [item.bids.T02!.no]);
    const { answer } = await found(item);
    expect(answer.bids.flatMap(({ chosen }) => chosen.map(({ expert }) => expert.no))).not.toContain("E935");
    expect(answer.bids.every(({ conflicts }) => conflicts.some(({ expert, reason }) => expert.no === "E935" && reason === "employedByBidder"))).toBe(true);
    expect((await made(item, { fixed: `${item.bids.T01!.no} E935` })).answer).toEqual({ status: "unread", problems: [{ field: "fixed", message: "planForbidden", of: `${item.bids.T01!.no} E935` }] });
    await getPool().query("update expert set unit_id = $1 where no = 'E935'", [rows[0]!.id]);
  });

  it("compares a bid with what experts publish and say of their work, not with their fields alone", async () => {
    const item = await anItem();
    const weightOf = async (no: string) => {
      const { answer } = await found(item, { perBid: 10, loadMax: 12 });
      return Math.max(...answer.bids.flatMap(({ chosen }) => chosen.filter(({ expert }) => expert.no === no).map(({ weight }) => weight)));
    };
    const before = await weightOf("E936");
    valueOf(await addExpertLink(await at(item.staff.officer), "E936", { kind: "coauthor", personCode: "", personName: "示例·合作人", until: "2019", detail: "两段石灰—碳酸化组合路线的赤泥脱碱中试研究" }));
    expect(await weightOf("E936")).toBeGreaterThan(before);
  });

  it("is not released past a conflict that came up since", async () => {
    const item = await anItem();
    const { id, answer } = await found(item);
    const chosen = answer.bids[0]!.chosen[0]!.expert.no;
    await getPool().query("insert into expert_link (expert_id, kind, unit_id, until) select e.id, 'pastUnit', b.lead_unit_id, current_date from expert e, bid b where e.no = $1 and b.no = $2", [chosen, item.bids.T03!.no]);
    expect(await releasePlan(await at(item.staff.officer), item.round, id)).toMatchObject({ ok: false, refusal: { code: "conflictOfInterest", facts: { expert: chosen } } });
    expect(await tasks(item)).toEqual([]);
    await getPool().query("delete from expert_link where expert_id = (select id from expert where no = $1)", [chosen]);
  });

  it("is changed by hand at a stated cost, and keeps tasks that stand", async () => {
    const item = await anItem();
    valueOf(await inviteExperts(await at(item.staff.officer), { bid: item.bids.T01!.no, expert: "E939" }));
    const { id, answer } = await found(item);
    expect(answer.bids.find(({ no }) => no === item.bids.T01!.no)!.chosen.map(({ expert, reason }) => [expert.no, reason])).toContainEqual(["E939", "fixed"]);
    const place = answer.bids.find(({ no }) => no === item.bids.T02!.no)!;
    const [taken, wanted] = [place.chosen[0]!.expert.no, place.refused[0]!.expert.no];
    const edit = async (from: string, expert: string, isMade: boolean) => {
      const next = valueOf(await editPlan(await at(item.staff.officer), item.round, from, { bid: place.no, expert, made: isMade }));
      await makePlan(next.id, instant);
      const edited = (await view(item, next.id)).answer;
      if (edited?.status !== "optimal") throw new Error(JSON.stringify(edited));
      return { id: next.id, edited, chosen: edited.bids.find(({ no }) => no === place.no)!.chosen.map((one) => one.expert.no) };
    };
    const without = await edit(id, taken, false);
    expect(without.chosen).not.toContain(taken);
    expect(without.edited.change!.cost).toBeGreaterThanOrEqual(0);
    const withOther = await edit(without.id, wanted, true);
    expect(withOther.chosen).toContain(wanted);
    expect(withOther.chosen).not.toContain(taken);
    expect((await view(item, withOther.id)).asked.edits).toHaveLength(2);
    expect(valueOf(await releasePlan(await at(item.staff.officer), item.round, withOther.id))).toEqual({ tasks: 8 });
    expect(codeOf(await editPlan(await at(item.staff.officer), item.round, withOther.id, { bid: place.no, expert: taken, made: true }))).toBe("alreadyDone");
  });

  it("is changed in several places at once, each with its price, and a change is withdrawn again", async () => {
    const item = await anItem();
    const officer = await at(item.staff.officer);
    const { id, answer } = await found(item, { demands: [{ expert: "E931", rule: "must", target: item.bids.T01!.no }] });
    const place = answer.bids.find(({ no }) => no === item.bids.T02!.no)!;
    const [taken, wanted] = [place.chosen[0]!.expert.no, place.refused[0]!.expert.no];
    const demands = [{ expert: "E932", rule: "not", target: item.bids.T03!.no }, { expert: "E933", rule: "apart", target: "E934" }];
    const next = valueOf(await editPlan(officer, item.round, id, { edits: [`${place.no} ${taken} drop`, `${place.no} ${wanted} make`], demands }));
    await makePlan(next.id, instant);
    const plan = await view(item, next.id);
    if (plan.answer?.status !== "optimal") throw new Error(JSON.stringify(plan.answer));
    const { objective, bids } = plan.answer;
    const chosenFor = (no: string) => bids.find((bid) => bid.no === no)!.chosen.map(({ expert }) => expert.no);
    expect(chosenFor(place.no)).toContain(wanted);
    expect(chosenFor(place.no)).not.toContain(taken);
    expect(chosenFor(item.bids.T01!.no)).toContain("E931");
    expect(chosenFor(item.bids.T03!.no)).not.toContain("E932");
    expect(bids.every(({ no }) => !(chosenFor(no).includes("E933") && chosenFor(no).includes("E934")))).toBe(true);
    expect(plan.demands).toHaveLength(5);
    // A demand never makes the whole better than it is without it.
    for (const demand of plan.demands) expect(demand.without!.objective).toBeGreaterThanOrEqual(objective);
    const back = valueOf(await editPlan(officer, item.round, next.id, { undo: plan.demands.slice(1).map(({ key }) => key) }));
    await makePlan(back.id, instant);
    expect((await view(item, back.id)).answer).toMatchObject({ objective: answer.objective });
    expect((await view(item, back.id)).demands.map(({ key }) => key)).toEqual([`fixed ${item.bids.T01!.no} E931`]);
    expect(codeOf(await editPlan(officer, item.round, back.id, { demands: [{ expert: "胶凝材料", rule: "must", target: item.bids.T01!.no }] }))).toBe("invalidInput");
  });

  it("says of an impossible demand which one to withdraw", async () => {
    const item = await anItem();
    const { id } = await found(item, { perBid: 3 });
    const others = [930, 931, 932].map((no) => ({ expert: `E${String(no)}`, rule: "not", target: item.bids.T01!.no }));
    const next = valueOf(await editPlan(await at(item.staff.officer), item.round, id, { demands: others }));
    await makePlan(next.id, instant);
    const plan = await view(item, next.id);
    expect(plan.answer?.status).toBe("infeasible");
    expect(plan.demands.map(({ isPossibleWithout }) => isPossibleWithout)).toEqual([true, true, true]);
  });

  it("leaves an expert what is left beside the bids of another item, so that it can be released", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { bidsPerExpert: 2, bidsPerDay: 2 } });
    const experts = ["E941", "E942", "E943", "E944"];
    for (const no of experts) await anExpert(no);
    const others = (await getPool().query<{ no: string }>("select no from expert where no <> all($1)", [experts])).rows.map(({ no }) => no);
    const pairs = others.flatMap((no) => Object.values(item.bids).map((bid) => ({ expert: no, rule: "not", target: bid.no })));
    // A second item of the round, whose two bids E941 reads already.
    const other = await anOpenedItem({ bids: [{ lead: "T03" }, { lead: "T04" }] });
    await getPool().query("update challenge set round_id = (select round_id from challenge where id = $2) where id = $1", [other.id, item.id]);
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: other.no, experts: ["E941"] }));
    const { id, answer } = await found(item, { perBid: 3, loadMax: 2, kinds: [], demands: pairs });
    expect(new Set(answer.bids.flatMap(({ chosen }) => chosen.map(({ expert }) => expert.no)))).toEqual(new Set(["E942", "E943", "E944"]));
    expect(valueOf(await releasePlan(await at(item.staff.officer), item.round, id))).toEqual({ tasks: 6 });
  });

  it("is made of the bids that went on to the present stage and came, and is released there", async () => {
    const stages = [{ kind: "written" as const, weight: 40, criteria: [], passMark: 0, advance: 2 }, { kind: "written" as const, weight: 60, criteria: [], passMark: 0, advance: 0 }];
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T03" }], rules: { stages } });
    const panel = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, panel, { T01: 60, T02: 90, T03: 80 });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"));
    const { id, answer } = await found(item, { kinds: [] });
    expect(answer.bids.map(({ no }) => no).sort()).toEqual([item.bids.T02!.no, item.bids.T03!.no].sort());
    expect(valueOf(await listPlans(await at(item.staff.officer), item.round)).challenges).toMatchObject([{ no: item.no, passed: 2 }]);
    expect(valueOf(await releasePlan(await at(item.staff.officer), item.round, id))).toEqual({ tasks: 6 });
  });

  it("tells what is missing for an impossible demand", async () => {
    const item = await anItem();
    const { id, answer } = await made(item, { kinds: [{ kind: "investment", least: 1 }] });
    expect(answer).toMatchObject({ status: "infeasible", shortage: 3, concernedBids: [0, 1, 2], limits: [{ limit: "kind", of: "investment" }], relaxation: { limit: "kind", units: 3 } });
    expect(codeOf(await releasePlan(await at(item.staff.officer), item.round, id))).toBe("stageNotReached");
    expect((await made(item, { pool: "agreed" })).answer).toMatchObject({ status: "infeasible", shortage: 9 });
  });

  it("is nobody's to see or make but the operators' and the supervisor's, and waits for the form check", async () => {
    const item = await anItem();
    const { id } = await found(item);
    const { officer, officer2, supervisor, witness, leader } = item.staff;
    for (const who of [witness, leader, item.bids.T01!.team, publicActor]) {
      expect(codeOf(await showPlan(await at(who), item.round, id))).toBe("notFound");
      expect(codeOf(await listPlans(await at(who), item.round))).toBe("notFound");
      expect(codeOf(await ask(item, {}, who))).toBe("notFound");
    }
    for (const who of [officer2, supervisor]) {
      expect((await view(item, id, who)).mayMake).toBe(false);
      expect(codeOf(await releasePlan(await at(who), item.round, id))).toBe("notAllowed");
    }
    expect(codeOf(await showPlan(await at(officer), item.round, "x"))).toBe("notFound");
    const out = { ...officer, closedItems: [item.id] };
    expect(valueOf(await listPlans(await at(out), item.round))).toMatchObject({ challenges: [], plans: [] });
    expect(codeOf(await showPlan(await at(out), item.round, id))).toBe("notFound");
    expect(codeOf(await releasePlan(await at(out), item.round, id))).toBe("notFound");
    expect(codeOf(await ask(item, {}, out))).toBe("invalidInput");
    const open = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "open" }] });
    expect(await ask(open)).toMatchObject({ ok: false, refusal: { code: "formCheckOpen", facts: { count: 1 } } });
    expect(await ask(item, { challenges: ["JZGX-0000-001"] })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "challenges" }] } });
  });
});
