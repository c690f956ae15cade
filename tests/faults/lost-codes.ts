import { setTimeout as pause } from "node:timers/promises";
import type { KeySet } from "#app/crypto/browser/key-set.ts";
import { readOpeningKey } from "#app/db/bid-opening.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { endResupplies } from "#app/services/bid/end-resupplies.ts";
import { reportCodeLost } from "#app/services/custody/keep-code.ts";
import { aCrowd, submitAgain, type Team } from "#tests/support/bid-crowd.ts";
import { toDeadline } from "#tests/support/bid-builders.ts";
import { postForm } from "#tests/support/bid-post.ts";
import { aChallenge, at, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { exactly, type Figure, told } from "#tests/support/figures.ts";
import { aKeySet, aRecoverySet, typedCodes } from "#tests/support/key-sets.ts";
import { signedIn } from "#tests/support/upload-client.ts";
import type { Amount } from "./steps.ts";
import { untilReady, type World } from "./world.ts";

const patienceMs = 60_000;
let published = 0;

interface Coded {
  challenge: Awaited<ReturnType<typeof aChallenge>>;
  set: KeySet;
  recovery: KeySet;
  teams: Team[];
  acknowledged: { no: string; shortCode: string }[];
  /** Posts the page of the opening as the second officer. */
  press: (fields: Record<string, string | readonly string[]>) => ReturnType<typeof postForm>;
}

/** A closed challenge under opening codes with a submitted bid of each team. */
async function aClosed(world: World, count: number, recovery: KeySet): Promise<Coded> {
  const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
  const { officer, officer2 } = challenge.staff;
  const set = await aKeySet(officer, challenge.round);
  published += 1;
  valueOf(await makeMove(officer2, "challenge", challenge.no, "publish", { documentNumber: `障工信〔2032〕${published}号` }));
  if ((await readOpeningKey(challenge.id))?.recoveryTag !== recovery.tag) throw new Error("sealed to other recovery codes");
  const teams = await aCrowd(count, challenge.no);
  const acknowledged: Coded["acknowledged"] = [];
  for (const team of teams) {
    const { shortCode } = await submitAgain(world.origin, team, "凭码开标");
    if (shortCode !== null) acknowledged.push({ no: team.no, shortCode });
  }
  await toDeadline(challenge.no);
  await makeMove(officer, "challenge", challenge.no, "close"); // the worker may have been first
  const cookie = await signedIn("codes-officer", { roles: ["secondOfficer"] });
  const press: Coded["press"] = (fields) => {
    const body = new URLSearchParams({ intent: "openBids" });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return postForm(world.origin, `/work/rounds/${challenge.round}/opening`, cookie, body.toString());
  };
  return { challenge, set, recovery, teams, acknowledged, press };
}

const statesOf = async (teams: readonly Team[]) => {
  const { rows } = await getPool().query<{ id: string; status: string }>("select id, status from bid where id = any($1)", [teams.map(({ bidId }) => bidId)]);
  return teams.map(({ bidId }) => rows.find(({ id }) => id === bidId)?.status ?? "");
};

const countOf = async (teams: readonly Team[], status: string) => (await statesOf(teams)).filter((one) => one === status).length;

const codesOf = (set: KeySet) => ({ "codes[0]": typedCodes(set)[0]!, "codes[1]": typedCodes(set)[1]! });

/** A wrong digit, another set's code, an absent holder, half of the recovery codes lost: each is told in words, changes nothing, and what is left opens. */
export async function wrongCodes(world: World): Promise<Figure[]> {
  const one = await aClosed(world, 2, await aRecoverySet());
  const { challenge, set, recovery, teams, press } = one;
  const [first, second] = typedCodes(set) as [string, string];
  const nos = { nos: challenge.no };
  const digit = `${second.slice(0, 44)}${(Number(second[44]) + 1) % 10}${second.slice(45)}`;
  const answers: [string, string][] = [
    ["第 2 份码的第 5 组有误", (await press({ ...nos, by: "codes", "codes[0]": first, "codes[1]": digit })).body],
    ["属于另一套", (await press({ ...nos, by: "codes", "codes[0]": first, "codes[1]": typedCodes(recovery)[1]! })).body],
    ["需要 2 份码，现在只有 1 份", (await press({ ...nos, by: "codes", "codes[0]": first })).body],
    ["需要 2 份码，现在只有 1 份", (await press({ ...nos, by: "recovery", reason: "档案室的恢复码遗失", "codes[0]": typedCodes(recovery)[0]! })).body],
  ];
  const toldWhy = answers.filter(([words, body]) => body.includes(words)).length;
  for (const [words, body] of answers) if (!body.includes(words)) console.error(`wrongCodes: a page does not say ${words}`);
  const leaked = answers.filter(([, body]) => body.includes(first.slice(0, 21))).length;
  const sealed = await countOf(teams, "submitted");
  valueOf(await reportCodeLost(await at(challenge.staff.officer), recovery.tag, 1));
  const opened = await press({ ...nos, by: "codes", ...codesOf(set) });
  const found = await world.judge(one.acknowledged, [challenge.id]);
  await setClock(new Date().toISOString());
  return [
    exactly("wrongCodes.toldWhy", toldWhy, "answers", answers.length),
    exactly("wrongCodes.codesSentBack", leaked, "answers", 0),
    exactly("wrongCodes.stillSealed", sealed, "bids", teams.length),
    exactly("wrongCodes.openedWithHalfTheRecoveryLost", opened.body.includes("开启 2 份") ? await countOf(teams, "underFormCheck") : 0, "bids", teams.length),
    exactly("wrongCodes.wrong", found.wrong.length, "findings", 0),
  ];
}

/** Gives a file to the page of 重新提供 as a browser does; the words of the answer, "" for none. */
async function give(world: World, { no, cookie }: Team, text: string): Promise<string> {
  const form = new FormData();
  form.set("bid", no);
  form.set("file", new Blob([text], { type: "application/json" }), "留存件.json");
  try {
    const answer = await fetch(`${world.origin}/uploads/resupply`, { method: "POST", body: form, redirect: "manual", headers: { cookie, "Sec-Fetch-Site": "same-origin" } });
    return decodeURIComponent(answer.headers.getSetCookie().find((one) => one.startsWith("jb_toast="))?.slice("jb_toast=".length).split(";")[0] ?? "");
  } catch {
    return "";
  }
}

/** Presses until it is said to be there, or was there already. */
async function giveStubbornly(world: World, team: Team, kept: string): Promise<boolean> {
  for (const limit = performance.now() + patienceMs; performance.now() < limit; await pause(150)) {
    const words = await give(world, team, kept);
    if (words.includes("与承诺值一致") || words.includes("当前状态不能办理")) return true;
  }
  return false;
}

/** Every code is lost: teams bring what they kept while the web process is killed, two people open it, who is silent ends alone. */
export async function everyCodeLost(world: World, amount: Amount): Promise<Figure[]> {
  const one = await aClosed(world, amount.kills > 1 ? 24 : 4, await aRecoverySet());
  const { challenge, set, recovery, teams } = one;
  const { officer, officer2 } = challenge.staff;
  const kept = new Map<string, string>();
  for (const team of teams) kept.set(team.no, await (await fetch(`${world.origin}/work/bids/${team.no}/receipt/kept`, { headers: { cookie: team.cookie } })).text());
  for (const tag of [set.tag, recovery.tag]) for (const number of [1, 2]) valueOf(await reportCodeLost(await at(officer), tag, number));
  valueOf(await makeMove(officer2, "challenge", challenge.no, "recordLoss", {}, { reason: "两份开标码和两份恢复码全部遗失" }));
  const [silent, ...bringing] = teams as [Team, ...Team[]];
  const [early] = bringing as [Team];
  const changed = await give(world, early, kept.get(early.no)!.replace("凭码开标", "凭码改标"));
  const foreign = await give(world, early, kept.get(silent.no)!);
  await world.mayDie("web");
  const lastKill = (async () => {
    for (let kill = 0; kill < amount.kills; kill += 1) {
      await pause(50 + Math.random() * 300);
      world.kill("web");
      await untilReady(world.origin);
      if (kill + 1 < amount.kills) await pause(16_000);
    }
  })();
  const heard = (await Promise.all(bringing.map(async (team, index) => {
    await pause(index * 40);
    return giveStubbornly(world, team, kept.get(team.no)!);
  }))).filter(Boolean).length;
  await lastKill;
  const supplied = await countOf(bringing, "contentSupplied");
  const { rows } = await getPool().query<{ events: number }>("select count(*)::int as events from audit_event where kind = 'supplyContent' and object_id = any($1)", [teams.map(({ bidId }) => bidId)]);
  for (const { no } of bringing) {
    valueOf(await makeMove(officer, "bid", no, "confirmContent"));
    valueOf(await makeMove(officer2, "bid", no, "openSupplied"));
  }
  await setClock(new Date(Date.parse(await readClock()) + 48 * 3_600_000).toISOString());
  await endResupplies(await readClock()); // the worker may have been first
  const [opened, ended] = [await countOf(bringing, "underFormCheck"), await countOf([silent], "contentMissing")];
  const found = await world.judge(one.acknowledged, [challenge.id]);
  for (const words of found.wrong) console.error(`everyCodeLost: ${words}`);
  await setClock(new Date().toISOString());
  return [
    told("everyCodeLost.kills", amount.kills, "kills"),
    exactly("everyCodeLost.changed.toldWhy", changed.includes("内容已被改动") && foreign.includes("另一份申报") ? 2 : 0, "answers", 2),
    exactly("everyCodeLost.heard", heard, "teams", bringing.length),
    exactly("everyCodeLost.supplied", supplied, "bids", bringing.length),
    exactly("everyCodeLost.twice", rows[0]!.events - bringing.length, "events", 0),
    exactly("everyCodeLost.opened", opened, "bids", bringing.length),
    exactly("everyCodeLost.silentEndedAlone", ended, "bids", 1),
    exactly("everyCodeLost.wrong", found.wrong.length, "findings", 0),
  ];
}
