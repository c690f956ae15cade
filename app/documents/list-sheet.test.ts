import { describe, expect, it } from "vitest";
import { noConditions } from "#app/domain/challenge/eligibility.ts";
import type { ChallengeRow } from "#app/domain/challenge/view.ts";
import { listSheet } from "./list-sheet.ts";

const row: ChallengeRow = {
  no: "JZGX-2026-001", title: "赤泥脱碱技术示例", class: "企业技术需求类", waste: ["赤泥", "钛石膏"], direction: "减量与脱碱", ownerName: null, fiscalFen: 160_000_000, ownerInputFen: 640_000_000, payToBidderFen: 420_000_000,
  status: "open", race: true, opensAt: null, closesAt: "2026-12-07T09:00:00.000Z", isOpenForBids: true, eligibility: { ...noConditions, leadKinds: ["institution"], mostUnits: 3, exclusions: ["某类单位；"] }, roundCode: "JZGX-2026",
};

describe("the list as a file", () => {
  it("says the conditions on the bidder at the end of each line", () => {
    const [block] = listSheet([row, { ...row, eligibility: noConditions }], "2026-11-26T00:00:00.000Z").blocks;
    const { columns, rows } = block as Extract<typeof block, { kind: "table" }>;
    expect(rows.map((cells) => cells.length)).toEqual([columns.length, columns.length]);
    expect(rows.map((cells) => cells.at(-1))).toEqual(["牵头单位须为事业单位；最多由 3 家单位组成（含牵头单位）；不能报：某类单位", "不限"]);
  });
});
