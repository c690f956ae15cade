import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ReplyProblem } from "./reply-problem.tsx";

const drawn = (problem: string | null, error: Record<string, string[] | null> | null, of?: string[]) =>
  renderToStaticMarkup(createElement(ReplyProblem, { reply: { intent: "invite", problem, submission: { error } }, of }));

describe("why a form was not accepted", () => {
  it("is told where the form itself was incomplete and no service has seen it", () => expect(drawn(null, { experts: ["请勾选专家"] })).toContain("请勾选专家"));

  it("is told once where the service and a field say the same", () => expect(drawn("这一步已经办理过。", { "": ["这一步已经办理过。"], reason: null }).match(/这一步/g)).toHaveLength(1));

  it("is nothing where all is well, and for forms that show it themselves", () => {
    expect(drawn(null, null)).toBe("");
    expect(drawn(null, { name: ["请填写"] }, ["call"])).toBe("");
  });
});
