import { exceptionKindsOf, watchedMoves } from "#app/domain/exception/kinds.ts";
import type { ExceptionRow } from "#app/domain/exception/view.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import { getPool } from "./client.ts";
import { eventActor, eventNumber, eventPlace } from "./event-place.ts";
import { readsPaper } from "#app/domain/timeline/sight.ts";
import { offlineFacts, paperCheck, paperCheckJoin, type PaperWitness, type StoredDetail, type StoredEvent } from "./logged-facts.ts";

interface Row {
  at: Date;
  noun: Noun;
  kind: string;
  offline: boolean;
  undeclared: boolean;
  body: StoredEvent;
  detail: StoredDetail | null;
  no: string | null;
  challengeNo: string | null;
  challengeTitle: string | null;
  roundCode: string;
  who: string | null;
  checker: string | null;
  check: PaperWitness["check"];
}

const watched = [...new Set(watchedMoves.map((move) => move.split(".")[1]))];

function toRow(row: Row, seesExperts: boolean): ExceptionRow | null {
  const { noun, kind, offline, undeclared, body, detail } = row;
  const outOfOrder = (body.grounds ?? []).includes("reasonOutOfOrder");
  const againstOwner = (body.grounds ?? []).some((ground) => ground === "reasonOwnerVetoed" || ground === "reasonOwnerSilent");
  const kinds = exceptionKindsOf({ noun, kind, from: body.from ?? null, to: body.to ?? null, offline, undeclared, outOfOrder, againstOwner, recovery: body.release === "recovery", unseconded: body.unseconded === true, late: body.late === true, shortWindow: body.windowDays !== undefined });
  if (kinds.length === 0) return null;
  return {
    at: row.at.toISOString(),
    kinds,
    noun,
    event: kind,
    no: row.no,
    challengeNo: row.challengeNo,
    challengeTitle: row.challengeTitle,
    roundCode: row.roundCode,
    who: row.who,
    reason: detail?.reason ?? null,
    offline: offlineFacts(body, detail, row, readsPaper(noun, kind, [seesExperts ? "officer" : "leader"])),
  };
}

// By name, because to plan a dozen joins takes longer than to run them.
const exceptionsSql = `select e.at, e.noun, e.kind, e.offline,
    (e.actor_id is not null and not e.offline and not exists (select from conflict_declaration s where s.person_id = e.actor_id and s.challenge_id = c.id and s.at <= e.at)) as undeclared,
    e.body::jsonb as body, d.content::jsonb as detail, ${eventNumber} as no,
    c.no as "challengeNo", c.title as "challengeTitle", r.code as "roundCode", ${eventActor} as who, k.name as checker, ${paperCheck}
  from audit_event e ${eventPlace}
  left join audit_detail d on d.seq = e.seq
  left join person p on p.id = e.actor_id
  left join person k on k.id::text = e.body::jsonb -> 'offline' ->> 'checker'
  ${paperCheckJoin}
  where (e.offline or (e.kind = any($1) and e.noun || '.' || e.kind = any($2))) and ($3::uuid[] is null or r.id = any($3))
    and (c.id is null or c.id <> all($4::uuid[])) and (e.noun not in ('bid', 'reviewAssignment', 'award', 'shortlist') or b.id is not null)
  order by e.seq desc limit 5000`;

/**
 * The 例外清单 of one round or of several (`all`: of every), newest first: a reading of the log by the fixed list of
 * kinds. `seesExperts`: whether the reader may know who was there on paper in matters of a review, `closed`: the items left out.
 */
export async function findExceptions(rounds: "all" | readonly string[], seesExperts: boolean, closed: readonly string[] = []): Promise<ExceptionRow[]> {
  const { rows } = await getPool().query<Row>({ name: "exceptions", text: exceptionsSql, values: [watched, watchedMoves, rounds === "all" ? null : rounds, closed] });
  return rows.flatMap((row) => toRow(row, seesExperts) ?? []);
}
