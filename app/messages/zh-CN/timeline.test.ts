import { describe, expect, it } from "vitest";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { eventName } from "./timeline.ts";

describe("the histories of objects", () => {
  it.each(Object.keys(lifecycles) as Noun[])("name the birth and every move of %s in Chinese", (noun) => {
    const { birth, moves } = lifecycles[noun];
    for (const event of [birth.event, ...Object.keys(moves)]) expect(eventName(noun, event, event === birth.event), event).toMatch(/^\p{Script=Han}/u);
  });

  it.each([["round", "recordClearance"], ["notice", "recordPortal"]])("name what is recorded with %s: %s", (noun, event) => expect(eventName(noun, event)).toMatch(/^登记/));
});
