import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { checkEligibility } from "#app/services/challenge/check-eligibility.ts";
import { postIntent, removeIntent, showOwnIntent } from "#app/services/intent/post-intent.ts";
import { aTeam, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const intent = { text: "有中试线，寻找装备制造单位合作。", contact: "科研处 0391-0000009" };

describe("合作意向", () => {
  it("is posted by a unit under its name, changed, and gone at the closing", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const team = await aTeam("T01");
    valueOf(await postIntent(await at(team.actor), challenge.no, intent));
    valueOf(await postIntent(await at(team.actor), challenge.no, { ...intent, text: "有中试线，寻找检测机构合作。" }));
    const shown = async () => valueOf(await showChallenge(await at(publicActor), challenge.no)).intents;
    expect(await shown()).toEqual([{ unitName: team.name, text: "有中试线，寻找检测机构合作。", contact: intent.contact, postedAt: expect.any(String) as string }]);
    expect(valueOf(await showOwnIntent(await at(team.actor), challenge.no)).own).toEqual({ text: "有中试线，寻找检测机构合作。", contact: intent.contact });
    expect(codeOf(await postIntent(await at(owner.actor), challenge.no, intent))).toBe("notAllowed");
    expect(codeOf(await postIntent(await at(await aPerson("stranger")), challenge.no, intent))).toBe("notAllowed");
    expect(valueOf(await showOwnIntent(await at(owner.actor), challenge.no))).toEqual({ bar: "ownItem", isOpen: false, own: null });
    expect(valueOf(await showOwnIntent(await at(await aPerson("stranger2")), challenge.no))).toEqual({ bar: "noUnit", isOpen: false, own: null });
    expect(codeOf(await postIntent(await at(publicActor), challenge.no, intent))).toBe("signInNeeded");
    expect(codeOf(await postIntent(await at(team.actor), challenge.no, { ...intent, text: "短" }))).toBe("invalidInput");
    valueOf(await removeIntent(await at(team.actor), challenge.no));
    expect(await shown()).toEqual([]);
    expect(codeOf(await removeIntent(await at(team.actor), challenge.no))).toBe("notFound");
    valueOf(await postIntent(await at(team.actor), challenge.no, intent));
    await toDeadline(challenge.no);
    expect(await shown()).toEqual([]);
    expect(codeOf(await postIntent(await at(team.actor), challenge.no, intent))).toBe("notYetOpen");
  });
});

describe("能不能报", () => {
  it("answers everybody rule by rule from what is public", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const ask = async (uscc: string, no = challenge.no) => checkEligibility(await at(publicActor), no, { uscc, role: "lead", leads: "1", joins: 0 });
    const verdictOf = (result: Awaited<ReturnType<typeof ask>>, rule: string) => valueOf(result).find((one) => one.rule === rule)?.verdict;
    expect([verdictOf(await ask(owner.uscc), "owner"), verdictOf(await ask((await aTeam("T01")).uscc), "owner")]).toEqual(["no", "ok"]);
    expect(verdictOf(await ask(owner.uscc), "dates")).toBe("ok");
    expect(codeOf(await ask(owner.uscc, (await aChallenge({ status: "approved" })).no))).toBe("notFound");
    expect(codeOf(await checkEligibility(await at(publicActor), challenge.no, { uscc: "", role: "lead", leads: "many" }))).toBe("invalidInput");
  });
});
