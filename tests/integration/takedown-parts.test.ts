import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import type { ItemPlan } from "#app/domain/challenge/plan.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { follow } from "#app/services/follow/follow.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

const publicReason = "涉及企业商业秘密";
const plan = {
  checkpoints: [{ month: 6, target: "小试线贯通" }, { month: 12, target: "中试线贯通" }],
  tranches: [{ when: "设备到货后", percent: 30 }, { when: "项目验收后", percent: 70 }],
};

type Item = Awaited<ReturnType<typeof aChallenge>>;

/** What a correction makes of the plan as it stands. */
async function correct({ no, staff }: Item, change: (present: ItemPlan) => Partial<ItemPlan>) {
  const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
  valueOf(await amend(staff, no, { content: { ...content, ...change(content) }, digest }, "更正计划"));
}

const hide = async ({ no, staff }: Item, target: string) => valueOf(await hideContent(await at(staff.officer), { challenge: no, target, publicReason })).no;
const decide = ({ staff }: Item, takedown: string, move: "restore" | "finalise") => makeMove(staff.officer2, "takedown", takedown, move, {}, { reason: "经核对" });
const shown = async ({ no }: Item) => valueOf(await showChallenge(await at(publicActor), no));

describe("紧急下架 of what has several lines", () => {
  it("gives the words back beside the months and percents that a correction wrote meanwhile", async () => {
    const item = await aChallenge();
    await correct(item, () => plan);
    const hidden = [await hide(item, "checkpoints"), await hide(item, "tranches")];
    await correct(item, ({ checkpoints: [first, last], tranches: [paid, rest] }) => ({ checkpoints: [{ ...first!, month: 8 }, last!], tranches: [{ ...paid!, percent: 20 }, { ...rest!, percent: 80 }] }));
    for (const takedown of hidden) valueOf(await decide(item, takedown, "restore"));
    const { checkpoints, tranches } = await shown(item);
    expect(checkpoints).toEqual([{ month: 8, target: "小试线贯通" }, { month: 12, target: "中试线贯通" }]);
    expect(tranches).toEqual([{ when: "设备到货后", percent: 20 }, { when: "项目验收后", percent: 80 }]);
  });

  it("is not restored where there are not as many lines any more; it can still be made final", async () => {
    const item = await aChallenge();
    await correct(item, () => plan);
    const hidden = await hide(item, "checkpoints");
    await correct(item, ({ checkpoints }) => ({ checkpoints: checkpoints.slice(1) }));
    expect(codeOf(await decide(item, hidden, "restore"))).toBe("editedElsewhere");
    valueOf(await decide(item, hidden, "finalise"));
    expect((await shown(item)).checkpoints).toEqual([{ month: 12, target: `【因${publicReason}撤下】` }]);
  });

  it("leaves the figures and the everyday words of mails that wait as they are, an item's number first of all", async () => {
    const item = await aChallenge();
    const { no, staff } = item;
    await correct(item, () => ({ baseline: [{ name: "含水率", value: no.slice(-3), source: "示例厂未公开实测" }, { name: "未公开掺量", value: no.slice(0, 9), source: "2030" }] }));
    const team = await aTeam("T03");
    await getPool().query("update person set email = 'takedown-parts@example.org' where id = $1", [team.actor.personId]);
    valueOf(await follow(await at(team.actor), { no }));
    const question = `${no} 的含水率按示例厂未公开实测，未公开掺量怎么取？`;
    const asked = valueOf(await askQuestion(await at(team.actor), { challenge: no, text: question }));
    valueOf(await makeMove(staff.officer, "question", asked.no, "publish", { question, answer: "见榜单。", changes: "none" }));
    const waiting = async () => (await getPool().query<{ words: string }>("select data -> 'mail' ->> 'words' as words from pgboss.job where data ->> 'to' = 'takedown-parts@example.org' and data -> 'mail' ->> 'challengeNo' = $1", [no])).rows.map(({ words }) => words);
    const before = await waiting();
    expect(before).toContain(`第 1 问：${question}`);
    await hide(item, "baseline");
    const instead = `【因${publicReason}暂时撤下】`;
    expect(await waiting()).toEqual(before.map((words) => words.replace("示例厂未公开实测", instead).replace("未公开掺量", instead)));
  });
});
