import { expect, it } from "vitest";
import { noteOfProposal, promptMark, proposalParts } from "./proposal.ts";

const written = "本项目以赤泥脱碱为目标，采用中温水热与气相碳化相结合的路线。".repeat(10);

it("finds the prompts that were left, in the order of the template, however a file breaks or widens them", () => {
  expect(noteOfProposal(`${promptMark("goals")}写清楚目标\n${written}`)).toEqual({ about: "prompts", parts: ["goals"] });
  expect(noteOfProposal(`${written}【提示\n１８】【 提 示 5 】【提示 5】`)).toEqual({ about: "prompts", parts: ["goals", "ipTerms"] });
  for (const part of proposalParts) expect(noteOfProposal(`${written}${promptMark(part)}`)).toEqual({ about: "prompts", parts: [part] });
});

it("says nothing of a text that is written, nor of marks that are not the template's", () => {
  expect(noteOfProposal(written)).toBeNull();
  expect(noteOfProposal(`${written}【提示】【提示 0】【提示 ${proposalParts.length + 1}】`)).toBeNull();
});

it("tells of a file that has hardly any words", () => {
  expect(noteOfProposal("")).toEqual({ about: "noWords" });
  expect(noteOfProposal("扫描件")).toEqual({ about: "noWords" });
});
