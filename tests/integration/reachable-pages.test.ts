import { afterAll, beforeAll, expect, it } from "vitest";
import { closeBuilt } from "#tests/support/built-pages.ts";
import { crawl, type Walk } from "#tests/support/crawl.ts";
import { patterns } from "#tests/support/item-paths.ts";
import { signedInVisitor } from "#tests/support/page-readers.ts";
import { anOpenedItem, aPanel } from "#tests/support/reviews.ts";
import { type Kind, kinds, openedWorld, panel, sealedWorld } from "#tests/support/route-matrix.ts";

/**
 * Links alone lead from the start page of each kind of person to every page: one item takes bids, another's are opened and its panel is
 * asked. What cannot be met in these two worlds is named here, with the reason.
 */
const unlinked: Record<string, readonly string[]> = {
  "opened by what came by mail or on paper": ["confirm/:token", "follow/:token", "work/paper/:code"],
  "asked for by programs": ["sitemap.xml", "work/bids/:no/draft", "work/bids/:no/plan/draft", "work/demands/:no/draft", "work/reviews/:challengeNo/:code/draft", "work/reviews/:challengeNo/grid/draft"],
  "between a page and itself, where somebody has to be known better": ["second-factor"],
  "no call, demand, question, ticket, claim or evidence in these worlds": ["calls/:code", "calls/:code/form/:format", "work/demands/:no", "work/demands/:no/form/:format", "work/demands/:no/edit", "work/demands/:no/vetting", "work/questions/:no", "work/tickets/:no", "work/claims/:id", "work/evidence/:id", "work/scans/:digest/file", "work/challenges/:no/pledges/:id"],
  "no attachment, letter, import, fee or message in them": ["challenges/:no/attachments/:number", "work/challenges/:no/attachments/:number", "work/bids/:no/files/:position", "work/challenges/:no/owner-view/file", "work/experts/import/:id/report", "work/rounds/:code/fees/file", "work/outbox/:id/html"],
  "no draw, plan, screening, paper sheet or opening codes in them": ["challenges/:no/draw-record", "work/rounds/:code/assignment/:id", "work/rounds/:code/similarity/:id", "work/rounds/:code/similarity/:id/:rank", "work/challenges/:no/paper/:expert/file", "work/keys/:tag", "work/rounds/:code/opening"],
  "no meeting, visit or discussion, no chair, no sheet to carry away": ["work/challenges/:no/meeting", "work/challenges/:no/meeting/calendar", "work/challenges/:no/meeting/record", "work/challenges/:no/defence", "work/challenges/:no/defence/calendar", "work/challenges/:no/defence/record", "work/challenges/:no/visits", "work/reviews/:challengeNo/discussion", "work/reviews/:challengeNo/form", "work/reviews/:challengeNo/form/file", "work/reviews/:challengeNo/panel"],
  "neither item is ranked or decided": ["work/shortlist/:no", "work/challenges/:no/shortlist", "challenges/:no/ranking-file", "work/challenges/:no/ranking-file", "work/challenges/:no/decision", "work/awards/:no", "work/bids/:no/result"],
  "both rounds are published, no bid has members, no filter is kept, and every team can be reached": ["work/rounds/:code/schedule", "work/rounds/:code/stages/:number/rubric", "work/views", "work/team-calls", "work/bids/:no/members"],
  "nothing was entered from paper in them": ["work/paper-checks"],
};

/** Where each duty works; their menus and start pages must lead there (experience.md, where things are). */
const places: Partial<Record<Kind, readonly string[]>> = {
  team: ["work/bids", "work/bids/:no", "work/tickets", "work/questions", "work/confirmations", "work/unit", "work/me", "work/outbox"],
  expert: ["work/reviews/:challengeNo", "work/recusal", "work/fees", "work/expert", "work/me"],
  officer: ["work/rounds/:code", "work/challenges/:no", "work/demands", "work/calls", "work/notices", "work/experts", "work/tickets", "work/checks", "work/units", "work/challenges/:no/bids", "work/bids/:no"],
  second: ["work/rounds/:code", "work/challenges/:no", "work/challenges/:no/bids", "work/experts/applications"],
  leader: ["work/rounds/:code", "work/challenges/:no", "impact"],
  witness: ["work/witness"],
  supervisor: ["work/supervision", "work/supervision/influence", "work/rounds/:code/exceptions", "work/witness", "work/experts", "work/people", "work/audit"],
  system: ["work/people", "work/recovery", "work/calendar", "work/standards", "work/settings", "work/experts"],
  security: ["work/people", "work/recovery"],
  audit: ["work/people", "work/audit"],
};

const walks = new Map<Kind, Walk>();
beforeAll(async () => {
  const sealed = await sealedWorld();
  const item = await anOpenedItem({ bids: [{ lead: "T11" }, { lead: "T12" }], owner: "D1" });
  const [expert] = await aPanel(item, panel);
  const opened = await openedWorld(item, expert!.actor);
  await Promise.all(
    kinds.map(async (kind) => {
      // The team's own form is open while its item is.
      const person = kind === "team" ? sealed.people.team : opened.people[kind];
      walks.set(kind, await crawl(await signedInVisitor(person), kind === "public" ? "/" : "/work"));
    }),
  );
}, 400_000);
afterAll(closeBuilt);

it("no link leads to a page that is not there", () => {
  expect([...walks].flatMap(([kind, { broken }]) => broken.map((one) => `${kind}: ${one}`))).toEqual([]);
});

it("each duty reaches the pages where it works", () => {
  const missing = Object.entries(places).flatMap(([kind, pages]) => pages.filter((page) => !walks.get(kind as Kind)!.reached.has(page)).map((page) => `${kind}: ${page}`));
  expect(missing).toEqual([]);
});

it("every page is linked, or it is said why not", () => {
  const never = patterns.filter((pattern) => ![...walks.values()].some(({ reached }) => reached.has(pattern)));
  expect(never.sort()).toEqual(Object.values(unlinked).flat().sort());
});
