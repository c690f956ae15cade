import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { aChallenge, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

const wan = 1_000_000;

/** A drafted item whose content is changed as said, with its officer. */
async function drafted(change: (content: NewChallenge) => Partial<NewChallenge>) {
  const { no, round, staff } = await aChallenge({ status: "drafted" });
  const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
  const edited = await editChallenge(await at(staff.officer), no, { ...content, ...change(content) }, digest);
  const approve = async (reason?: string) => makeMove(staff.officer, "challenge", no, "approve", {}, reason === undefined ? {} : { reason });
  return { no, round, officer: staff.officer, content, edited, approve };
}

describe("审定", () => {
  it("asks a reason for fewer than four indicators", async () => {
    const { no, approve } = await drafted(({ indicators }) => ({ indicators: indicators.slice(0, 3) }));
    expect(codeOf(await approve())).toBe("reasonNeeded");
    expect((await findSubject("challenge", no))?.status).toBe("drafted");
    valueOf(await approve("任务单一，三项指标已能说明是否解决"));
    expect((await findSubject("challenge", no))?.status).toBe("approved");
  });

  it("is refused without one indicator that is a number, whatever the reason", async () => {
    const { no, approve, edited } = await drafted(({ indicators }) => ({ indicators: indicators.map((one) => ({ ...one, comparator: "bool", value: true, upper: null, mode: "absolute", baseline: null })) }));
    valueOf(edited);
    expect(codeOf(await approve("定性指标即可"))).toBe("tooFewIndicators");
    expect((await findSubject("challenge", no))?.status).toBe("drafted");
  });

  it("is refused while the money breaks the item's rule, with both amounts", async () => {
    const { approve } = await drafted(() => ({ fiscalFen: 160 * wan, ownerInputFen: 600 * wan, payToBidderFen: 100 * wan, fundingRule: { ownerToFiscalAtLeast: 4 } }));
    expect(await approve("已核对")).toMatchObject({ refusal: { code: "fundingRuleBroken", facts: { rule: "ownerToFiscalAtLeast", limitFen: 640 * wan, actualFen: 600 * wan } } });
  });
});

describe("an item's form", () => {
  it("takes no cash for the bidder beyond the owner's input, drafted or new", async () => {
    const { edited, officer, round, content } = await drafted(() => ({ ownerInputFen: 640 * wan, payToBidderFen: 640 * wan + 1 }));
    const problem = { code: "invalidInput", fields: [{ path: "payToBidderFen", message: `funding.payToBidderAtMostInput:1:${640 * wan}:${640 * wan + 1}` }] };
    expect(edited).toEqual({ ok: false, refusal: problem });
    expect(await createChallenge(await at(officer), { ...content, no: `${round}-002`, ownerInputFen: 640 * wan, payToBidderFen: 640 * wan + 1 })).toEqual({ ok: false, refusal: problem });
  });

  it("takes a number of its own round only", async () => {
    const { officer, round, content } = await drafted(() => ({ periodMonths: 30 }));
    for (const no of ["JZGX-2029-001", `${round.slice(0, 9)}-002`]) {
      expect(await createChallenge(await at(officer), { ...content, no })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "no", message: "notOfThisRound" }] } });
    }
    valueOf(await createChallenge(await at(officer), { ...content, no: `${round}-002` }));
  });
});
