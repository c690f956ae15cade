import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { mostViews } from "#app/domain/site/saved-view.ts";
import { dropView, listViews, saveView } from "#app/services/site/saved-views.ts";
import { aPerson, at, codeOf, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

it("a filter is kept under a name for its person and its list alone, renewed under the same name, and deleted", async () => {
  const [own, other] = [await at(await aPerson("viewer")), await at(await aPerson("other-viewer"))];
  valueOf(await saveView(own, { list: "challenges", name: "赤泥在揭榜", query: "?status=open&waste=%E8%B5%A4%E6%B3%A5&page=2" }));
  valueOf(await saveView(own, { list: "challenges", name: "按金额", query: "?sort=-fiscal" }));
  valueOf(await saveView(own, { list: "demands", name: "按金额", query: "?status=toVet" }));
  expect(await listViews(own, "challenges")).toEqual([{ name: "按金额", query: "?sort=-fiscal" }, { name: "赤泥在揭榜", query: "?status=open&waste=%E8%B5%A4%E6%B3%A5" }]);
  expect(await listViews(other, "challenges")).toEqual([]);
  valueOf(await saveView(own, { list: "challenges", name: "按金额", query: "?sort=fiscal" }));
  expect((await listViews(own, "challenges"))[0]).toEqual({ name: "按金额", query: "?sort=fiscal" });
  valueOf(await dropView(other, { list: "challenges", name: "按金额" }));
  expect(await listViews(own, "challenges")).toHaveLength(2);
  for (let turn = 0; turn < 2; turn += 1) valueOf(await dropView(own, { list: "challenges", name: "按金额" }));
  expect((await listViews(own, "challenges")).map(({ name }) => name)).toEqual(["赤泥在揭榜"]);
  expect((await listViews(own, "demands")).map(({ name }) => name)).toEqual(["按金额"]);
});

it("keeps so many and no more, whatever comes at once, and takes nothing that leads elsewhere", async () => {
  const own = await at(await aPerson("collector"));
  const answers = await Promise.all(Array.from({ length: mostViews + 5 }, (_one, index) => saveView(own, { list: "experts", name: `筛选 ${index}`, query: "?kind=technical" })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(mostViews);
  expect(answers.filter(({ ok }) => !ok).map((answer) => (answer.ok ? null : answer.refusal.fields))).toEqual(Array(5).fill([{ path: "name", message: "tooManyViews" }]));
  expect(await listViews(own, "experts")).toHaveLength(mostViews);
  for (const input of [{ list: "people", name: "x" }, { list: "experts", name: "" }, null, { list: "experts", name: "x", query: "?a=1", extra: 1 }]) expect(codeOf(await saveView(own, input))).toBe("invalidInput");
  expect(codeOf(await saveView(await at(publicActor), { list: "experts", name: "x", query: "" }))).toBe("signInNeeded");
  expect(await listViews(await at(publicActor), "experts")).toEqual([]);
});
