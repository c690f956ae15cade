import { Readable } from "node:stream";
import { getPool } from "#app/db/client.ts";
import { type BidDraft, bidDraft, type DraftMember } from "#app/domain/bid/schema.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { RejectReason } from "#app/domain/bid/correctable.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import type { FileKind } from "#app/domain/bid/file.ts";
import { finishUpload } from "#app/services/bid-file/finish-upload.ts";
import { findUpload, receivePart } from "#app/services/bid-file/receive-upload.ts";
import { newFileId, startUpload } from "#app/services/bid-file/start-upload.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { aPerson, at, demoFile, makeMove, setClock, valueOf } from "./builders.ts";

/** A registered unit, and one of its people as administrator. `code` as in the demo's file: T01 …, D1 … */
export async function aTeam(code: string): Promise<{ actor: Actor; unitId: string; uscc: string; name: string }> {
  const unit = (await demoFile()).organisations.find((one) => one.code === code)!;
  const check = checkUscc(unit.uscc);
  const { rows } = await getPool().query<{ id: string }>(
    "insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, $3, $4) on conflict (uscc) do update set name = excluded.name returning id",
    [unit.uscc, unit.name, check.kind, check.checkDigit],
  );
  const unitId = rows[0]!.id;
  const person = await aPerson(`lead-${code.toLowerCase()}`);
  await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true) on conflict do nothing", [unitId, person.personId]);
  return { actor: { ...person, units: [{ unitId, administrator: true }] }, unitId, uscc: unit.uscc, name: unit.name };
}

/** A member of a consortium with a part of its own; what is left is the lead's. */
export function aMember(uscc: string, change: Partial<DraftMember> = {}): DraftMember {
  const part = { moneyIn: { fiscalFen: 40_000_000, ownerPayFen: 0, selfRaisedFen: 0 }, moneyOutFen: 40_000_000, ipShare: 2_000 };
  return { uscc, name: "", role: "pilot", tasks: "中试", people: "", ...part, ...change };
}

let leads = 0;

/** A whole draft for the demo's first challenge (seven indicators), led by a person of its own. */
export function aDraft(change: Partial<BidDraft> = {}): BidDraft {
  leads += 1;
  const draft = bidDraft.parse({
    projectLead: { name: "李工", code: `PI-T${leads}` },
    promised: { "1-1": 0.9, "1-2": 74, "1-3": 9.8, "1-4": 43, "1-5": 200, "1-6": 1.2, "1-7": 0.9 },
    trl: { now: 5, target: 7 },
    summary: "采用“两段石灰—碳酸化”组合路线。",
    money: { fiscalFen: 160_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 30_000_000 },
    statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  });
  return { ...draft, ...change };
}

/** A bid of the team on the challenge, as far as `status` says. */
export async function aBid(actor: Actor, challengeNo: string, given: { status?: "draft" | "submitted"; draft?: BidDraft } = {}): Promise<{ id: string; no: string; draft: BidDraft }> {
  const created = valueOf(await createBid(await at(actor), { challenge: challengeNo }));
  const draft = given.draft ?? aDraft();
  valueOf(await saveDraft(await at(actor), created.no, { draft, revision: 0 }));
  if (given.status !== "draft") valueOf(await makeMove(actor, "bid", created.no, "submit"));
  return { ...created, draft };
}

/** A file that was uploaded into the team's draft and sealed; its id. */
export async function aFile(actor: Actor, no: string, name: string, bytes: Buffer, kind: FileKind = "proposal"): Promise<string> {
  const fileId = newFileId();
  valueOf(await startUpload(await at(actor), no, fileId, { kind, name, size: bytes.length }));
  await receivePart(valueOf(await findUpload(await at(actor), fileId)), Readable.from([bytes]), 0);
  const { status, problem } = await finishUpload(fileId);
  if (status !== "sealed") throw new Error(`${status}: ${String(problem)}`);
  return fileId;
}

/** Nobody with a duty that reads has a conflict: said once the bids are open. */
export async function declareAll({ no, staff }: { no: string; staff: { officer: Actor; officer2: Actor; leader?: Actor; witness?: Actor } }): Promise<void> {
  const { rows } = await getPool().query<{ id: string }>("select id from challenge where no = $1", [no]);
  for (const actor of [staff.officer, staff.officer2, staff.leader, staff.witness]) if (actor) await declareNone(actor.personId!, rows[0]!.id);
}

export async function declareNone(personId: string, challengeId: string): Promise<void> {
  await getPool().query("insert into conflict_declaration (person_id, challenge_id, occasion, kind, recorded_by) values ($1, $2, 'beforeOpening', 'none', $1)", [personId, challengeId]);
}

/** Moves the clock to the deadline, closes the challenge, opens its bids and declares. */
export async function closeAndOpen(challenge: { no: string; staff: { officer: Actor; officer2: Actor; leader?: Actor; witness?: Actor } }): Promise<void> {
  await toDeadline(challenge.no);
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
  valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids"));
  await declareAll(challenge);
}

/** Sets the clock to the deadline of the challenge: a millisecond after it, because the offset is rounded to one. */
export async function toDeadline(challengeNo: string): Promise<void> {
  const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challengeNo]);
  await setClock(new Date(rows[0]!.at.getTime() + 1).toISOString());
}

/** 不予受理 as two people make it: one finds the ground in a line, the other decides. */
export async function rejectBid({ officer, officer2 }: { officer: Actor; officer2: Actor }, no: string, { reasonCode, reason }: { reasonCode: RejectReason; reason: string }) {
  valueOf(await decideLine(await at(officer), no, { line: "other", verdict: "reject", reasonCode, note: reason }));
  return makeMove(officer2, "bid", no, "rejectForm", { reasonCode }, { reason });
}
