import { expect, it } from "vitest";
import { namedPeople } from "./named-people.ts";

it("names lead, members' people and 项目组人员, each once", () => {
  const content = { projectLead: { name: "李工" }, members: [{ people: "王五（教授）\n赵六，工艺\n" }, { people: "" }], full: { people: [{ name: " 李工 " }, { name: "钱七" }, {}] } };
  expect(namedPeople(content)).toEqual(["李工", "王五", "赵六", "钱七"]);
  expect(namedPeople({ ...content, full: null })).toEqual(["李工", "王五", "赵六"]);
  expect(namedPeople(null)).toEqual([]);
});
