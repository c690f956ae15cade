import { readFile } from "node:fs/promises";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { type Actor, publicActor, type StaffRole } from "#app/domain/policy/actor.ts";
import { roundFile } from "#app/domain/round/import-file.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { commitItem } from "#app/services/challenge/owner-letter.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { moveService } from "#app/services/moves.ts";
import { clearanceKinds } from "#app/domain/round/clearance.ts";
import { recordClearance } from "#app/services/clearance/record-clearance.ts";
import { createRound } from "#app/services/round/create-round.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";

/** The value of a result, or the refusal as a failure of the test. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The code of a refusal, or null when it was no refusal. */
export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code;
}

/** A person with duties in every round, freshly verified. */
export async function aPerson(username: string, ...roles: StaffRole[]): Promise<Actor> {
  const found = await findPersonByUsername(username);
  const id = found?.id ?? (await getPool().query<{ id: string }>("insert into person (username, name) values ($1, $2) returning id", [username, `示例·${username}`])).rows[0]!.id;
  return { ...publicActor, personId: id, secondFactorFresh: true, roles: roles.map((role) => ({ role, roundId: null })) };
}

export async function at(actor: Actor): Promise<Context> {
  return { actor, now: await readClock() };
}

/** Puts a person's duties into the database, for a command that reads who it acts for from there. */
export async function grantDuties(...people: Actor[]): Promise<void> {
  for (const { personId, roles } of people) for (const { role } of roles) await getPool().query("insert into role_grant (person_id, role) values ($1, $2) on conflict do nothing", [personId, role]);
}

/** The bureau's least staffing, by user name. */
export async function aBureau() {
  return {
    officer: await aPerson("officer", "officer"),
    officer2: await aPerson("officer2", "secondOfficer"),
    leader: await aPerson("leader", "leader"),
    witness: await aPerson("witness", "witness"),
    supervisor: await aPerson("supervisor", "supervisor"),
  };
}

/** The duty in the database of who checks papers in a test (`officer2`, or others of the bureau): who is named is read from there. */
export async function aChecker(...who: (keyof Awaited<ReturnType<typeof aBureau>>)[]): Promise<void> {
  const bureau = await aBureau();
  await grantDuties(bureau.officer2, ...who.map((one) => bureau[one]));
}

/** Sets the database's clock to an instant, or less than a millisecond after it: never before. */
export async function setClock(iso: string): Promise<void> {
  const { rows } = await getPool().query<{ done: boolean }>("select set_clock(ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint) as done", [iso]);
  if (!rows[0]?.done) throw new Error("this database's clock cannot be set");
}

export async function resetClock(): Promise<void> {
  await getPool().query("select set_clock(0)");
}

/** Makes a move through its service. */
export async function makeMove(actor: Actor, noun: Noun, reference: string, move: string, input: unknown = {}, extras: { reason?: string; offline?: unknown } = {}) {
  const service = moveService(noun, move);
  if (!service) throw new Error(`no service for ${noun}.${move}`);
  return service.run(await at(actor), reference, input, extras);
}

/** 更正 by two people: written by one, published by the other; the refusal of whichever was refused. */
export async function amend({ officer, officer2 }: { officer: Actor; officer2: Actor }, no: string, input: object, reason = "勘误") {
  const asked = await makeMove(officer, "challenge", no, "askAmend", input, { reason });
  return asked.ok ? makeMove(officer2, "challenge", no, "amend", { asked: asked.value.asked }) : asked;
}

/** The demo round's file, parsed. */
export async function demoFile() {
  return roundFile.parse(JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8")));
}

/** The three reviews without which a round is not published (三审). */
export async function clearRound(officer: Actor, code: string): Promise<void> {
  for (const kind of clearanceKinds) {
    valueOf(await recordClearance(await at(officer), code, { kind, conclusion: "passed", reviewer: "示例科　张某", reviewedOn: "2026-03-01", scan: "a".repeat(64) }));
  }
}

/** 需求方承诺书 without which an owner's item is not published. */
export async function signLetter(officer: Actor, no: string): Promise<void> {
  valueOf(await commitItem(await at(officer), no, { signer: "示例法人", signedOn: "2026-03-01", scan: "a".repeat(64) }));
}

let counter = 0;

/** What is said at the approval of a challenge without an owner. */
export const ownerless = { reason: "没有单一需求单位，由行业协会确认" };

/** A challenge in a round of its own, with the demo's first item as content, as far as `status` says. */
export async function aChallenge(given: { status?: "drafted" | "approved" | "open"; custody?: "openingCodes"; closesAt?: string; owner?: string | null; pattern?: "A" | "B" | "C" | "D"; rules?: Partial<RoundRules>; content?: Partial<NewChallenge> } = {}) {
  counter += 1;
  const staff = await aBureau();
  const file = await demoFile();
  const item = file.items[0]!;
  const year = 2030 + Math.floor(counter / 90);
  const code = `TEST-${year}-${(counter % 90) + 1}`;
  const { custody: _custody, ...rules } = file.round.rules;
  valueOf(await createRound(await at(staff.officer), { code, title: "测试批次", ...(given.custody && { custody: given.custody }), rules: { ...rules, publicity: rules.publicity ?? {}, ...given.rules }, rubric: file.rubric }));
  await clearRound(staff.officer, code);
  const no = `${code}-001`;
  const { money, owner: _owner, no: _no, ...content } = item;
  const created = valueOf(
    await createChallenge(await at(staff.officer), {
      ...content,
      direction: directionOf(content.title),
      no,
      round: code,
      owner: given.owner ?? null,
      pattern: given.pattern ?? item.pattern,
      fiscalFen: money.fiscal * 1_000_000,
      ownerInputFen: money.ownerInput * 1_000_000,
      payToBidderFen: money.payToBidder * 1_000_000,
      ...given.content,
    }),
  );
  if (given.owner) await signLetter(staff.officer, no);
  const status = given.status ?? "open";
  if (status !== "drafted") valueOf(await makeMove(staff.officer, "challenge", no, "approve", {}, given.owner ? {} : ownerless));
  if (status === "open") valueOf(await makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: `测工信〔${year}〕${counter}号`, ...(given.closesAt && { closesAt: given.closesAt, onDayOff: true }) }, { reason: "测试任务" }));
  return { ...created, no, round: code, staff };
}
