import { expect, it } from "vitest";
import { newView } from "./saved-view.ts";

const view = (query: string, name = " 待开标 ") => newView.parse({ list: "challenges", name, query });

it("keeps filters and order, not the page that was open nor empty fields", () => {
  expect(view("?text=%E8%B5%A4%E6%B3%A5&status=&sort=-fiscal&page=3")).toEqual({ list: "challenges", name: "待开标", query: "?text=%E8%B5%A4%E6%B3%A5&sort=-fiscal" });
  expect(view("?page=2").query).toBe("");
});

it("leads nowhere but to its list", () => {
  for (const query of ["//evil.example", "javascript:alert(1)", "#x", "?a=1#b", "?next=//evil"]) expect(view(query).query).toMatch(/^(\?[^#/:]*)?$/);
  expect(newView.safeParse({ list: "../sign-out", name: "x", query: "" }).success).toBe(false);
  expect(newView.safeParse({ list: "demands", name: " ", query: "" }).success).toBe(false);
});
