import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { aChallenge, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

describe("撤回 of a notice", () => {
  it("is refused while what it announced stands, and nothing more is published under a withdrawn list", async () => {
    const { no, round, staff } = await aChallenge({ status: "drafted" });
    const { content } = valueOf(await showChallengeForm(await at(staff.officer), no));
    valueOf(await createChallenge(await at(staff.officer), { ...content, no: `${round}-002` }));
    const documentNumber = `撤工信〔2026〕${String(Date.now()).slice(-4).replace(/^0+/, "9")}号`;
    const publish = async (item: string, number: string) => {
      await makeMove(staff.officer, "challenge", item, "approve", {}, { reason: "由主管部门代行确认" });
      return makeMove(staff.officer2, "challenge", item, "publish", { documentNumber: number });
    };
    valueOf(await publish(no, documentNumber));
    const noticesOf = async (kind: string) => (await getPool().query<{ id: string }>("select n.id from notice n join round r on r.id = n.round_id where r.code = $1 and n.kind = $2", [round, kind])).rows.map(({ id }) => id);
    const [list] = await noticesOf("list");
    const takeBack = async (id: string) => makeMove(staff.officer2, "notice", id, "withdraw", {}, { reason: "有误" });
    expect(codeOf(await takeBack(list!))).toBe("listStands");
    valueOf(await makeMove(staff.officer2, "challenge", no, "withdraw", {}, { reason: "需求单位已经解决" }));
    const [act] = await noticesOf("withdrawal");
    expect(codeOf(await takeBack(act!))).toBe("actStands");
    valueOf(await takeBack(list!));
    expect(codeOf(await publish(`${round}-002`, documentNumber))).toBe("noticeWithdrawn");
    valueOf(await publish(`${round}-002`, documentNumber.replace("撤工信", "撤回工信")));
  });
});
