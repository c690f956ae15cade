import { readFile } from "node:fs/promises";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { loadDemo } from "#app/services/demo/load-demo.ts";
import { moveService } from "#app/services/moves.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { declareNone } from "./bid-builders.ts";
import { setClock, valueOf } from "./builders.ts";

/** Marks by criterion for one bid: a share of each weight, so that every sheet is whole and above the thresholds. */
type Share = number;

const opinion = "技术路线清楚，指标响应完整，中试数据连续可信，成本测算与榜单口径一致，团队分工明确；建议在放大阶段补充长周期运行与二次废物去向的监测，并细化安全与环保预案。".repeat(3);

/** The demo round, loaded by the product's own service into this test's database. */
export async function loadDemoRound(): Promise<void> {
  await getPool().query("select 1");
  const file: unknown = JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8"));
  valueOf(await loadDemo(file, await readClock(), actorOfPerson));
}

/** A person of the demo, freshly verified. */
export async function demoActor(username: string): Promise<Actor> {
  const actor = await actorOfPerson(username);
  if (!actor) throw new Error(`no person ${username}`);
  return { ...actor, secondFactorFresh: true };
}

export async function demoMove(username: string, noun: Noun, reference: string, move: string, input: unknown = {}, extras: { reason?: string; offline?: unknown } = {}) {
  const service = moveService(noun, move);
  if (!service) throw new Error(`no service for ${noun}.${move}`);
  return service.run({ actor: await demoActor(username), now: await readClock() }, reference, input, extras);
}

/** Sets the clock behind the challenge's deadline, closes it and opens its bids; the numbers of the opened bids. */
export async function playToOpening(challenge: string): Promise<string[]> {
  const officer = { actor: await demoActor("officer"), now: await readClock() };
  const view = valueOf(await showChallenge(officer, challenge));
  await setClock(new Date(Date.parse(view.closesAt ?? "") + 60_000).toISOString());
  valueOf(await demoMove("officer", "challenge", challenge, "close"));
  valueOf(await demoMove("officer2", "challenge", challenge, "openBids"));
  const { rows: places } = await getPool().query<{ id: string }>("select id from challenge where no = $1", [challenge]);
  for (const username of ["officer", "officer2", "leader", "witness"]) await declareNone((await demoActor(username)).personId!, places[0]!.id);
  const { rows } = await getPool().query<{ no: string }>("select b.no from bid b join challenge c on c.id = b.challenge_id where c.no = $1 and b.status = 'underFormCheck' order by b.no", [challenge]);
  valueOf(await listChallengeBids({ actor: officer.actor, now: await readClock() }, challenge));
  return rows.map((row) => row.no);
}

/** Passes the opened bids and gives them a panel that starts the review. */
export async function playToReview(challenge: string, experts: string[]): Promise<string[]> {
  const bids = await playToOpening(challenge);
  for (const bid of bids) valueOf(await demoMove("officer", "bid", bid, "passForm", {}, { reason: "经核对，予以通过" }));
  valueOf(await inviteExperts({ actor: await demoActor("officer"), now: await readClock() }, { challenge, experts: experts.map((no) => no.toUpperCase()), allBids: true }));
  valueOf(await demoMove("officer", "challenge", challenge, "startReview"));
  const { rows } = await getPool().query<{ id: string }>("select id from challenge where no = $1", [challenge]);
  for (const expert of experts) await declareNone((await demoActor(expert.toLowerCase())).personId!, rows[0]!.id);
  for (const expert of experts) for (const bid of bids) valueOf(await demoMove(expert.toLowerCase(), "reviewAssignment", `${bid}/${expert.toUpperCase()}`, "accept"));
  return bids;
}

/** A whole sheet with this share of every weight. */
export async function sheetOf(challenge: string, bid: string, share: Share) {
  const { rows } = await getPool().query<{ rubric: { code: string; weight: number }[] }>("select r.rubric from round r join challenge c on c.round_id = r.id where c.no = $1", [challenge]);
  // R12 counts only with the owner's opinion (guide 0.1, 10).
  const used = rows[0]!.rubric.filter(({ code }) => code !== "R12");
  const marks = Object.fromEntries(used.map(({ code, weight }) => [code, (Math.round(weight * share * 10) / 10).toFixed(1)]));
  return { bid, marks, reasons: {}, opinion };
}

/** From the open list to a frozen ranking: three experts, the first bid better than the second. */
export async function playToRanking(challenge: string, experts: string[]): Promise<string[]> {
  const bids = await playToReview(challenge, experts);
  for (const [index, expert] of experts.entries()) {
    const sheets = await Promise.all(bids.map((bid, at) => sheetOf(challenge, bid, 0.92 - at * 0.06 - index * 0.01)));
    for (const bid of bids) valueOf(await demoMove(expert.toLowerCase(), "reviewAssignment", `${bid}/${expert.toUpperCase()}`, "start"));
    valueOf(await demoMove(expert.toLowerCase(), "reviewAssignment", `${bids[0]!}/${expert.toUpperCase()}`, "sign", { sheets }));
  }
  valueOf(await demoMove("officer", "challenge", challenge, "freezeRanking"));
  return bids;
}
