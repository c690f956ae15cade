import { describe, expect, it } from "vitest";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listPublicNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { at, makeMove, valueOf } from "#tests/support/builders.ts";
import { aRankedItem } from "#tests/support/reviews.ts";

describe("how stable a ranking is (稳定性信息)", () => {
  it.each([["internal", 1], ["public", 2]] as const)("is read by who decides; before the public it stands only where the rules said so beforehand: %s", async (stability, number) => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { rules: { stability } });
    const [published] = (await listPublicNotices(await at(publicActor), { kind: "list" })).rows.filter(({ roundCode }) => roundCode === item.round);
    expect(valueOf(await showNotice(await at(publicActor), published!.id))).toMatchObject({ kind: "list", tellsStability: stability === "public" });
    const ranking = valueOf(await showRanking(await at(item.staff.leader), item.no));
    if (ranking.kind !== "frozen") throw new Error(ranking.kind);
    const { first, scenarios } = ranking.sensitivity;
    expect(scenarios.length).toBeGreaterThan(0);
    expect(first).toBe(item.bids.T01!.code);
    const decided = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T01!.no }], minuteNo: "示例纪要〔2026〕7号" }));
    const { notice } = decided as { notice: string };
    valueOf(await makeMove(item.staff.officer2, "notice", notice, "publish", { documentNumber: `测稳定〔2026〕${String(number)}号` }));
    const told = { first, scenarios };
    expect(valueOf(await showNotice(await at(publicActor), notice))).toMatchObject({ stability: stability === "public" ? JSON.parse(JSON.stringify(told)) as object : null });
  });
});
