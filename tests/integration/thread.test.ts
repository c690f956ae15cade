import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { recomputeStoredRanking, showRanking } from "#app/services/review/show-ranking.ts";
import { codeOf, valueOf } from "#tests/support/builders.ts";
import { demoActor, demoMove, loadDemoRound, playToRanking } from "#tests/support/thread.ts";

const challenge = "JZGX-2026-001";
const experts = ["E004", "E008", "E013"];

async function as(username: string) {
  return { actor: username === "public" ? publicActor : await demoActor(username), now: await readClock() };
}

describe("the thread: from publication to a published result, with the least staffing", () => {
  beforeAll(loadDemoRound);

  it("plays a whole challenge of the demo", async () => {
    const bids = await playToRanking(challenge, experts);
    expect(bids).toEqual(["JB-2026-001", "JB-2026-002"]);
    const ranking = valueOf(await showRanking(await as("officer"), challenge));
    expect(JSON.stringify(ranking)).toContain("JB-2026-001");
    expect(valueOf(await recomputeStoredRanking(await as("officer"), challenge)).differs).toEqual([]);
    expect(codeOf(await showRanking(await as("public"), challenge))).not.toBeNull();

    valueOf(await proposeShortlist(await as("officer"), { challenge, bids: ["JB-2026-001"], reason: "请确认" }));
    valueOf(await demoMove("officer", "shortlist", "JB-2026-001", "confirm", {}, { offline: { date: (await as("officer")).now.slice(0, 10), place: "需求方会议室", people: ["示例需求方负责人"], scan: `sha256:${"a".repeat(64)}`, checker: "officer2" } }));
    // The leader signed on paper; the officer records it, the second officer checked.
    const paper = { date: (await as("officer")).now.slice(0, 10), place: "示例·局长办公会", people: ["示例分管领导"], scan: `sha256:${"b".repeat(64)}`, checker: "officer2" };
    const decision = { awards: [{ bid: "JB-2026-001" }], reserves: ["JB-2026-002"], minuteNo: "示例纪要〔2026〕8号" };
    expect(codeOf(await demoMove("officer", "challenge", challenge, "decide", decision))).toBe("notAllowed");
    valueOf(await demoMove("officer", "challenge", challenge, "decide", decision, { offline: paper }));
    const { rows } = await getPool().query<{ id: string }>("select id from notice where kind = 'result'");
    const before = await listNotices(await as("public"), {});
    expect(JSON.stringify(before)).not.toContain(rows[0]!.id);
    valueOf(await demoMove("officer2", "notice", rows[0]!.id, "publish", { documentNumber: "焦工信〔2026〕99号" }));
    expect(JSON.stringify(await listNotices(await as("public"), {}))).toContain(rows[0]!.id);
    expect(valueOf(await showChallenge(await as("public"), challenge)).status).toBe("decided");
  });

  it("leaves no contradiction in the database, and paper in the exceptions", async () => {
    expect(await brokenInvariants()).toEqual([]);
    const { rows } = await getPool().query("select kind from audit_event where offline");
    expect(rows).toContainEqual({ kind: "decide" });
  });
});
