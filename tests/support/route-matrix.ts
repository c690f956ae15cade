import { getPool } from "#app/db/client.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { aBid, aTeam as aRegisteredTeam } from "./bid-builders.ts";
import type { Visitor } from "./built-pages.ts";
import { aChallenge, aPerson, at, grantDuties, makeMove, valueOf } from "./builders.ts";
import { filled, namesOf, patterns, type Names } from "./item-paths.ts";
import { signedInVisitor } from "./page-readers.ts";
import { anExpert, anOpenedItem, aPanel, aTeam, aUnit, markAndSign, type OpenedItem } from "./reviews.ts";

export const phases = ["before closing", "opened", "ranked", "published"] as const;
/** The columns. `stranger`: an expert of the bank without a task in the item. */
export const kinds = ["public", "team", "rival", "owner", "expert", "stranger", "officer", "second", "leader", "witness", "supervisor", "system", "security", "audit"] as const;
export type Kind = (typeof kinds)[number];

type Item = Pick<OpenedItem, "id" | "no" | "round" | "staff">;
export interface World {
  people: Record<Kind, string | null>;
  names: Names;
}

export const panel = ["E87011", "E87012", "E87013"];

/** A route's answers, a character for each phase, by kind of person. */
export type Row = Record<Kind, string>;

/** Asks every address about the first team's bid, in each phase; what names nothing of the item, once. */
export async function routesOf(): Promise<{ rows: Map<string, Row>; text: string }> {
  const rows = new Map(patterns.map((pattern) => [pattern, Object.fromEntries(kinds.map((kind) => [kind, ""])) as Row]));
  const ask = async ({ people, names }: World, isLast = false) => {
    const askAs = async (kind: Kind) => {
      const visitor = await signedInVisitor(people[kind]);
      for (const [pattern, row] of rows) {
        const [path] = filled(pattern, names);
        // A public page answers everybody alike (kept-pages.test.ts): a few show it.
        if (!pattern.startsWith("work") && !["public", "team", "officer"].includes(kind)) continue;
        if (pattern.includes(":") && path !== undefined) row[kind] += await answerOf(visitor, path);
        else if (isLast) row[kind] = (await answerOf(visitor, path ?? `/${pattern.replaceAll(/:[^/]+/g, nothing)}`)).padStart(phases.length);
      }
    };
    await Promise.all(kinds.map(askAs));
  };
  await ask(await sealedWorld());
  const item = await anOpenedItem({ bids: [{ lead: "T11" }, { lead: "T12" }], owner: "D1", rules: { leastValidScores: 2 } });
  const experts = await aPanel(item, panel);
  const world = await openedWorld(item, experts[0]!.actor);
  await ask(world);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T11: 90, T12: 80 });
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
  await ask(world);
  valueOf(await proposeShortlist(await at(item.staff.officer), { challenge: item.no, bids: [item.bids.T11!.no], reason: "请确认" }));
  valueOf(await makeMove(await aTeam("D1"), "shortlist", item.bids.T11!.no, "confirm"));
  const { notice } = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T11!.no }], minuteNo: "示例纪要〔2026〕7号" })) as { notice: string };
  valueOf(await makeMove(item.staff.officer2, "notice", notice, "publish", { documentNumber: "测人人〔2026〕1号" }));
  await ask(world, true);
  return { rows, text: textOf(rows) };
}

/** An id that nothing has. */
const nothing = "00000000-0000-7000-8000-000000000000";

async function answerOf(visitor: Visitor, path: string): Promise<string> {
  const { status } = await visitor.ask(path);
  if (status === 200) return "●";
  if (status === 404) return "·";
  if (status === 403) return "×";
  if (status === 409) return "z";
  if (status >= 300 && status < 400) return "→";
  return status === 405 ? "p" : String(status);
}

async function staffOf(item: Item): Promise<Pick<World["people"], "officer" | "second" | "leader" | "witness" | "supervisor" | "system" | "security" | "audit">> {
  const { officer, officer2, leader, witness, supervisor } = item.staff;
  const [system, security, audit] = [await aPerson("matrix-system", "systemAdmin"), await aPerson("matrix-security", "securityAdmin"), await aPerson("matrix-audit", "auditAdmin")];
  await grantDuties(officer, officer2, leader, witness, supervisor, system, security, audit);
  return { officer: officer.personId, second: officer2.personId, leader: leader.personId, witness: witness.personId, supervisor: supervisor.personId, system: system.personId, security: security.personId, audit: audit.personId };
}

async function namesFor(item: Item, bidNo: string): Promise<Names> {
  const names = await namesOf(item, panel);
  const { rows } = await getPool().query<{ code: string | null }>("select review_code as code from bid where no = $1", [bidNo]);
  return { ...names, bids: [bidNo], awards: [bidNo], codes: [rows[0]?.code ?? "B01"], people: [], reviewAssignments: [] };
}

/** An item that takes bids: two have come. */
export async function sealedWorld(): Promise<World> {
  const owner = await aUnit("D1");
  const challenge = await aChallenge({ owner: owner.uscc });
  const [team, rival] = [await aRegisteredTeam("T11"), await aRegisteredTeam("T12")];
  const { no } = await aBid(team.actor, challenge.no);
  await aBid(rival.actor, challenge.no);
  return { names: await namesFor(challenge, no), people: await everybody(challenge, team.actor, rival.actor, (await anExpert(panel[0]!)).actor) };
}

export async function openedWorld(item: OpenedItem, expert: Actor): Promise<World> {
  const [team, rival] = [item.bids.T11!, item.bids.T12!];
  return { names: await namesFor(item, team.no), people: await everybody(item, team.team, rival.team, expert) };
}

async function everybody(item: Item, team: Actor, rival: Actor, expert: Actor): Promise<World["people"]> {
  return { public: null, team: team.personId, rival: rival.personId, owner: (await aTeam("D1")).personId, expert: expert.personId, stranger: (await anExpert("E87019")).actor.personId, ...(await staffOf(item)) };
}

const head = `Each character of a cell is a phase: ${phases.join(", ")}; where nothing of the item is named, the last alone.
● a page or a file   · not there   × refused   z not in this state   → to the sign-in, or to what must be done first   p only sent to

`;

function textOf(rows: Map<string, Row>): string {
  const width = Math.max(...[...rows.keys()].map((pattern) => pattern.length)) + 1;
  const line = (first: string, cells: readonly string[]) => `${first.padEnd(width)} ${cells.map((cell) => cell.slice(0, 5).padEnd(5)).join(" ")}`.trimEnd();
  return `${head}${line("", kinds)}\n${[...rows].map(([pattern, row]) => line(`/${pattern}`, kinds.map((kind) => row[kind]))).join("\n")}\n`;
}
