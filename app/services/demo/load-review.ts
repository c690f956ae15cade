import { readClock } from "#app/db/clock.ts";
import { setClock } from "#app/db/installation.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { askPlan } from "#app/services/assignment/ask-plan.ts";
import { giveAccount } from "#app/services/fee/own-fees.ts";
import { markPaid, setFeeRates } from "#app/services/fee/round-fees.ts";
import { importRound, type ImportOptions } from "#app/services/round/import-round.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { actedOn } from "./play-acts.ts";
import { calledToDefence, heard, votedOnVeto } from "./play-defence.ts";
import { seedBidFile } from "./seed-bid-files.ts";
import { accepted, drawn, marked, opened, ranked, type Steps } from "./play-review.ts";

type ActorOf = ImportOptions["actorOf"];

const dayInMilliseconds = 86_400_000;
/** Days before now: the round goes out, and what came after its closing. */
const daysAgo = { published: 46, drawn: 11, marked: 8, called: 7, heard: 6, ranked: 5, paid: 2 };

const veto = "示例：二次危险废物（含铬污泥）的去向只写“委托处置”，没有附受托单位的危险废物经营许可证，合法去向不能确认。";

const feeRates = { perItem: "500", perBid: "200" };
const account = { holder: "示例专家", idNumber: "410800197001010011", bank: "示例银行示例支行", number: "6222000011112222338", consent: "on" };

/**
 * A round whose bids were opened some days ago, played through the product's own services with the clock set back: one item in
 * the midst of being marked, one drawn for and before its assignment, one that was heard in its second stage, whose ranking is fixed and whose experts are being
 * paid. So a newcomer finds every page of the review alive. Refusals: those of the services.
 */
export async function loadReviewOfDemo(rawFile: unknown, actorOf: ActorOf): Promise<Result<null>> {
  const now = await readClock();
  try {
    for await (const step of story(rawFile, now, actorOf)) if (!step.ok) return step;
    return ok(null);
  } finally {
    await setClock(null);
  }
}

async function* story(rawFile: unknown, now: string, actorOf: ActorOf): Steps {
  const today = shanghaiDate(now);
  yield today;
  if (!today.ok) return;
  const morning = Date.parse(`${today.value}T10:00:00+08:00`);
  const dayOf = (days: number) => new Date(Date.parse(`${today.value}T00:00:00Z`) - days * dayInMilliseconds).toISOString().slice(0, 10);
  const turnTo = (days: number) => setClock(new Date(morning - days * dayInMilliseconds).toISOString());
  const as = async (username: string) => {
    const actor = await actorOf(username);
    if (!actor) throw new Error(`The demo has no ${username}`);
    return { actor: { ...actor, secondFactorFresh: true }, now: await readClock() };
  };
  await turnTo(daysAgo.published);
  const imported = await importRound(await as("officer"), rawFile, { actorOf });
  yield imported;
  if (!imported.ok) return;
  const { round } = imported.value;
  const [inReview, beforeAssignment, done] = ["001", "002", "003"].map((number) => `${round}-${number}`) as [string, string, string];
  const items = [inReview, beforeAssignment, done];
  yield* actedOn({ as, turnTo, publishedAgo: daysAgo.published }, items);
  for (const { no, by } of imported.value.bids) if (by !== null) yield await seedBidFile(await as(by), no);
  const closesAt = (await findSubject("challenge", inReview))?.closesAt;
  await setClock(new Date(Date.parse(closesAt!) + 60_000).toISOString());
  for (const no of items) yield* opened(as, no);
  await turnTo(daysAgo.drawn);
  for (const no of items) yield* drawn(as, no, { assignLater: no === beforeAssignment });
  for (const no of [inReview, done]) yield* accepted(as, no);
  await turnTo(daysAgo.marked);
  yield* marked(as, inReview, { signed: 2, begun: 1 });
  yield* marked(as, done, { signed: 5, begun: 0, veto });
  yield* votedOnVeto(as, done);
  await turnTo(daysAgo.called);
  yield* calledToDefence(as, done, dayOf(daysAgo.heard));
  await turnTo(daysAgo.heard);
  yield* heard(as, done);
  await turnTo(daysAgo.ranked);
  const experts = yield* ranked(as, done);
  await turnTo(daysAgo.paid);
  yield await setFeeRates(await as("officer"), round, feeRates);
  for (const no of experts.slice(0, 3)) yield await giveAccount(await as(no.toLowerCase()), account);
  yield await markPaid(await as("officer"), round, { experts: experts.slice(0, 2), note: "示例转账〔2026〕31号" });
  // The worker answers these two as soon as it is there.
  yield await askPlan(await as("officer"), round, { challenges: [beforeAssignment], perBid: 3, loadMax: 3, kinds: [{ kind: "financial", least: 1 }] });
  yield await askScreen(await as("officer"), round, { readers: ["officer", "supervisor"] });
}
