import { describe, expect, it } from "vitest";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { actorWords, eventName, timelineWords } from "./timeline.ts";

describe("the histories of objects", () => {
  it.each(Object.keys(lifecycles) as Noun[])("name the birth and every move of %s in Chinese", (noun) => {
    const { birth, moves } = lifecycles[noun];
    for (const event of [birth.event, ...Object.keys(moves)]) expect(eventName(noun, event, event === birth.event), event).toMatch(/^\p{Script=Han}/u);
  });

  it.each([["round", "recordClearance"], ["notice", "recordPortal"]])("name what is recorded with %s: %s", (noun, event) => expect(eventName(noun, event)).toMatch(/^登记/));

  it("name who acted with the duty, where both may be known", () => {
    const words = (who: string | null, role: Relation | null, by: "person" | "system" = "person") => actorWords({ by, who, role });
    expect([words("示例经办", "officer"), words(null, "expert"), words("示例经办", null), words(null, null), words(null, null, "system")]).toEqual(["示例经办（经办）", "评审专家", "示例经办", null, "系统自动"]);
  });

  it("tell the three reviews of a round apart, with what each found", () => {
    const entry = (kind: string, conclusion: string) => timelineWords({ at: "2026-03-01T00:00:00Z", noun: "round", event: "recordClearance", to: null, facts: { kind, conclusion }, by: "person", who: null, role: null, reason: null, isOffline: false, offline: null }, "round");
    expect([entry("fairCompetition", "passed"), entry("secrecy", "notPassed")]).toEqual(["登记发布前审查（公平竞争审查，通过）", "登记发布前审查（保密与公开审查，未通过）"]);
  });
});
