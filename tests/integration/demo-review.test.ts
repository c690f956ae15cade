import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { ensureDemo } from "#app/services/demo/reset-demo.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { done } from "#tests/support/cli.ts";
import { valueOf } from "#tests/support/builders.ts";

/** What a newcomer finds of the review, whatever the draws chose. */
const [file, inReview] = await Promise.all(["demo-round", "review-round"].map(async (name) => JSON.parse(await readFile(`prisma/demo/${name}.json`, "utf8")) as unknown));

beforeAll(async () => {
  await withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = 'demo'"));
  valueOf(await ensureDemo(file, actorOfPerson, inReview));
});

const tasks = async (no: string) =>
  (await getPool().query<{ status: string; count: number }>("select a.status, count(*)::int as count from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id where c.no = $1 group by 1 order by 1", [no])).rows;

describe("the round of the demo that is in review", () => {
  it("stands at three stages: being marked, drawn for, ranked", async () => {
    const { rows } = await getPool().query("select no, status from challenge where no like 'JZGX-2025-%' order by no");
    expect(rows).toEqual([{ no: "JZGX-2025-001", status: "inReview" }, { no: "JZGX-2025-002", status: "closed" }, { no: "JZGX-2025-003", status: "ranked" }]);
    expect(await tasks("JZGX-2025-001")).toEqual([{ status: "accepted", count: 8 }, { status: "reviewing", count: 1 }, { status: "signed", count: 6 }]);
    expect(await tasks("JZGX-2025-002")).toEqual([]);
    // Three bids in the written stage, two of them in the defence.
    expect(await tasks("JZGX-2025-003")).toEqual([{ status: "signed", count: 25 }]);
  });

  it("has fees of which two were paid, a defence that was held, a veto that was voted on, and a panel's words beside the marks", async () => {
    const { rows } = await getPool().query("select (select count(*)::int from fee_payment) as paid, (select count(*)::int from panel_opinion) as opinions, (select count(*)::int from expert_draw) as draws, (select count(*)::int from defence_slot where outcome = 'present') as heard, (select count(*)::int from panel_vote) as votes");
    expect(rows).toEqual([{ paid: 2, opinions: 2, draws: 3, heard: 2, votes: 1 }]);
  });

  it("gives experts a document to read beside the sheet: handed in by its team as a new version, and opened", async () => {
    const { rows } = await getPool().query(
      "select b.no, f.status, (select count(*)::int from bid_version v where v.bid_id = b.id) as versions from bid_file f join bid b on b.id = f.bid_id where b.no like 'JB-2025-%' order by b.no",
    );
    expect(rows).toEqual(["JB-2025-001", "JB-2025-002", "JB-2025-003"].map((no) => ({ no, status: "sealed", versions: 2 })));
  });

  it("leaves the clock where it was and everything sound", async () => {
    expect(Math.abs(Date.parse(await readClock()) - Date.now())).toBeLessThan(60_000);
    expect(await brokenInvariants()).toEqual([]);
    expect(await done("audit", "verify")).toMatchObject({ problem: null });
  });
});
