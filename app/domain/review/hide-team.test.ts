import { expect, it } from "vitest";
import { bidSubmission } from "#app/domain/bid/schema.ts";
import { isTeamHidden } from "./blind.ts";
import { hideTeam } from "./hide-team.ts";

const content = bidSubmission.parse({
  projectLead: { name: "示例张三", phone: "13800138000", code: "PI-001" },
  members: [{ uscc: "91360000MA00000T1X", name: "示例·绿建", tasks: "示例李四负责中试", people: "示例李四、示例王五" }],
  promised: { "1-1": { value: 3, evidence: "示例·绿建集团检测报告" } },
  trl: { now: 5, target: 7 },
  summary: "示例·绿建集团与示例·绿建，由示例张三（13800138000）负责；示例王五参加。",
  money: { fiscalFen: 0, ownerPayFen: 0, selfRaisedFen: 0 },
  full: { people: [{ name: "示例赵六", unit: "示例·绿建" }], plan: [{ goals: "示例赵六提出的目标" }] },
  statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
});

it("hideTeam leaves no name, telephone or code that the bid gives, a short one inside a long one too", () => {
  const hidden = hideTeam(content, ["示例·绿建集团"]);
  expect(hidden.summary).toBe("×××与×××，由×××（×××）负责；×××参加。");
  expect(hidden.members).toMatchObject([{ uscc: "", name: "×××1", tasks: "×××负责中试", people: "" }]);
  expect(hidden.full).toEqual({ plan: [{ ...content.full!.plan![0], goals: "×××提出的目标" }] });
  expect(JSON.stringify(hidden)).not.toMatch(/示例|绿建|13800138000|PI-001|91360000/);
  expect(hidden.promised["1-1"]!.value).toBe(3);
});

it("isTeamHidden: from experts of a double blind round alone", () => {
  const readers = ["expert", "officer", "team", "owner", "supervisor"] as const;
  expect(readers.filter((reader) => isTeamHidden("double", [reader]))).toEqual(["expert"]);
  expect(readers.filter((reader) => isTeamHidden("single", [reader]) || isTeamHidden("none", [reader]))).toEqual([]);
});
