import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { recordPortal } from "#app/services/notice/record-portal.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { aChallenge, at, codeOf, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { withConnection } from "#prisma/migration/connection.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const url = "https://www.example.gov.cn/art/2026/1.html";

/** The list notice of an open challenge; with a term of publicity as a result notice has it. */
async function aNotice(term?: { startsOn: string; endsOn: string }) {
  const { no, staff } = await aChallenge();
  const { rows } = await getPool().query<{ id: string }>("select id from notice where body -> 'challenges' ? $1", [no]);
  const id = rows[0]!.id;
  if (term) await withConnection(process.env.DATABASE_URL ?? "", (client) => client.query("update notice set starts_on = $2, ends_on = $3 where id = $1", [id, term.startsOn, term.endsOn]));
  return { id, ...staff };
}

describe("门户网站", () => {
  it("is entered by an officer with address and day, and shown to everybody", async () => {
    await setClock("2026-03-09T10:00:00+08:00");
    const { id, officer, leader } = await aNotice();
    const record = async (change: object = {}, actor = officer) => recordPortal(await at(actor), id, { url, on: "2026-03-09", ...change });
    for (const change of [{ url: "没有" }, { url: "javascript:alert(1)" }, { on: "" }]) expect(codeOf(await record(change))).toBe("invalidInput");
    expect(codeOf(await record({ on: "2026-03-10" }))).toBe("badDate");
    expect(codeOf(await record({}, leader))).toBe("notAllowed");
    expect(codeOf(await record({}, publicActor))).toBe("notAllowed");
    valueOf(await record());
    expect(valueOf(await showNotice(await at(publicActor), id))).toMatchObject({ portal: { url, on: "2026-03-09" }, term: null });
  });

  it("may start the term: it ends as much later, never earlier, and not once it is over", async () => {
    await setClock("2026-03-05T10:00:00+08:00");
    const { id, officer } = await aNotice({ startsOn: "2026-03-06", endsOn: "2026-03-12" });
    const record = async (on: string, startsTerm = true) => recordPortal(await at(officer), id, { url, on, startsTerm });
    await setClock("2026-03-10T10:00:00+08:00");
    expect(valueOf(await record("2026-03-10", false)).endsOn).toBe("2026-03-12");
    expect(await record("2026-03-02")).toMatchObject({ refusal: { code: "badDate", fields: [{ path: "startsTerm" }] } });
    const expected = valueOf(addWorkingDays("2026-03-10", 5, { countStart: false })).end;
    expect(valueOf(await record("2026-03-10"))).toEqual({ url, endsOn: expected });
    expect(valueOf(await showNotice(await at(publicActor), id)).term).toMatchObject({ endsOn: expected });
    await setClock(`${expected}T23:59:59.999+08:00`);
    valueOf(await record(expected, false));
    await setClock("2026-03-30T10:00:00+08:00");
    expect(codeOf(await record("2026-03-30"))).toBe("badDate");
  });
});
