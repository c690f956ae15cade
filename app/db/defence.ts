import { isOfTeams } from "./bid-team.ts";
import { getPool, type Transaction } from "./client.ts";
import { type Dates, meetingColumns, readMeeting, type StoredMeeting } from "./meeting.ts";

/** A defence as it is stored: a meeting with its times and its lot. */
export interface StoredDefence extends StoredMeeting {
  talkMinutes: number;
  questionMinutes: number;
  changeMinutes: number;
  breakEvery: number;
  breakMinutes: number;
  commitment: string;
  secret: Buffer;
  witnessNumber: string | null;
  record: string | null;
  digest: string | null;
}

const columns = `${meetingColumns}, talk_minutes as "talkMinutes", question_minutes as "questionMinutes", change_minutes as "changeMinutes",
  break_every as "breakEvery", break_minutes as "breakMinutes", commitment, secret, witness_number as "witnessNumber", record, digest`;

/** The defence of a stage, or null; locked inside a transaction. */
export async function findDefence(challengeId: string, stage: number, tx?: Transaction): Promise<StoredDefence | null> {
  return readMeeting<StoredDefence>(columns, challengeId, stage, tx);
}

export type NewDefence = Pick<StoredDefence, "id" | "stage" | "place" | "startsAt" | "endsAt" | "further" | "talkMinutes" | "questionMinutes" | "changeMinutes" | "breakEvery" | "breakMinutes" | "commitment" | "preparedBy"> & { challengeId: string; secret: Uint8Array; preparedAt: string };

/** Arranges a defence; one that nobody drew for is replaced. */
export async function writeDefence(tx: Transaction, given: NewDefence): Promise<void> {
  await tx.query("delete from review_meeting where challenge_id = $1 and stage = $2 and record is null", [given.challengeId, given.stage]);
  await tx.query(
    `insert into review_meeting (id, challenge_id, stage, place, starts_at, ends_at, talk_minutes, question_minutes, change_minutes, break_every, break_minutes, commitment, secret, prepared_by, prepared_at, further)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [given.id, given.challengeId, given.stage, given.place, given.startsAt, given.endsAt, given.talkMinutes, given.questionMinutes, given.changeMinutes, given.breakEvery, given.breakMinutes, given.commitment, given.secret, given.preparedBy, given.preparedAt, JSON.stringify(given.further)],
  );
}

export async function writeOrder(tx: Transaction, sessionId: string, lot: { number: string; record: string; digest: string; drawnBy: string | null }, slots: readonly { bidId: string; position: number; startsAt: string; endsAt: string }[]): Promise<void> {
  await tx.query("update review_meeting set witness_number = $2, record = $3, digest = $4, drawn_by = $5, drawn_at = app_now() where id = $1", [sessionId, lot.number, lot.record, lot.digest, lot.drawnBy]);
  for (const { bidId, position, startsAt, endsAt } of slots) await tx.query("insert into defence_slot (session_id, bid_id, position, starts_at, ends_at) values ($1, $2, $3, $4, $5)", [sessionId, bidId, position, startsAt, endsAt]);
}

export interface StoredSlot {
  bidId: string;
  bidNo: string;
  code: string;
  unitName: string;
  position: number;
  startsAt: string;
  endsAt: string;
  outcome: "present" | "absent" | null;
  note: string;
  /** Who entered that the team is absent, as long as nobody has confirmed it. */
  absenceAskedBy: string | null;
}

export async function findSlots(sessionId: string, tx?: Transaction): Promise<StoredSlot[]> {
  const { rows } = await (tx ?? getPool()).query<Dates<StoredSlot, "startsAt" | "endsAt">>(
    `select b.id as "bidId", b.no as "bidNo", coalesce(b.review_code, b.no) as code, u.name as "unitName", s.position, s.starts_at as "startsAt", s.ends_at as "endsAt", s.outcome, s.note, s.absence_asked_by as "absenceAskedBy"
     from defence_slot s join bid b on b.id = s.bid_id join unit u on u.id = b.lead_unit_id where s.session_id = $1 order by s.position`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }));
}

/** That a team did not come, as one person says. */
export async function askAbsence(tx: Transaction, sessionId: string, bidId: string, note: string, askedBy: string | null): Promise<void> {
  await tx.query("update defence_slot set note = $3, absence_asked_by = $4, absence_asked_at = app_now() where session_id = $1 and bid_id = $2", [sessionId, bidId, note, askedBy]);
}

/** That a team came, or did not; the latter takes its bid out of the stage. */
export async function writeOutcome(tx: Transaction, sessionId: string, bidId: string, outcome: "present" | "absent", note: string, recordedBy: string | null): Promise<void> {
  await tx.query("update defence_slot set outcome = $3, note = $4, recorded_by = $5, recorded_at = app_now(), absence_asked_by = null where session_id = $1 and bid_id = $2", [sessionId, bidId, outcome, note, recordedBy]);
  if (outcome === "absent") await tx.query("update bid set missed_stage = (select stage from review_meeting where id = $1) where id = $2", [sessionId, bidId]);
}

type OwnSlot = Omit<StoredSlot, "absenceAskedBy" | "note">;

/** The bid of one of these teams in a defence that was drawn, or null. */
export async function findOwnSlot(challengeId: string, teams: readonly string[]): Promise<(OwnSlot & Pick<StoredDefence, "stage" | "place" | "talkMinutes" | "questionMinutes">) | null> {
  const { rows } = await getPool().query<Dates<OwnSlot & Pick<StoredDefence, "stage" | "place" | "talkMinutes" | "questionMinutes">, "startsAt" | "endsAt">>(
    `select b.id as "bidId", b.no as "bidNo", coalesce(b.review_code, b.no) as code, u.name as "unitName", s.position, s.starts_at as "startsAt", s.ends_at as "endsAt", s.outcome,
       d.stage, d.place, d.talk_minutes as "talkMinutes", d.question_minutes as "questionMinutes"
     from defence_slot s join review_meeting d on d.id = s.session_id join bid b on b.id = s.bid_id join unit u on u.id = b.lead_unit_id
     where d.challenge_id = $1 and ${isOfTeams("b", "$2")} order by d.stage desc limit 1`,
    [challengeId, teams],
  );
  const row = rows[0];
  return row ? { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() } : null;
}

/** When and where the team of a bid speaks, in the last defence that was drawn; null where there is none. */
export async function findSlotOfBid(bidId: string): Promise<{ startsAt: string; endsAt: string; place: string } | null> {
  const { rows } = await getPool().query<{ startsAt: Date; endsAt: Date; place: string }>({
    name: "slot-of-bid",
    text: 'select s.starts_at as "startsAt", s.ends_at as "endsAt", d.place from defence_slot s join review_meeting d on d.id = s.session_id where s.bid_id = $1 order by d.stage desc limit 1',
    values: [bidId],
  });
  const row = rows[0];
  return row ? { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), place: row.place } : null;
}
