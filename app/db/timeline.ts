import type { Noun } from "#app/domain/policy/nouns.ts";
import { publicEvents, staffEvents } from "#app/domain/timeline/sight.ts";
import type { TimelineSight } from "#app/domain/timeline/view.ts";
import { getPool } from "./client.ts";
import { maskOf } from "./takedown.ts";
import { paperCheck, paperCheckJoin, type PaperWitness, type StoredDetail, type StoredEvent } from "./logged-facts.ts";

export interface LoggedEvent {
  at: Date;
  noun: Noun;
  kind: string;
  offline: boolean;
  body: StoredEvent;
  detail: StoredDetail | null;
  who: string | null;
  checker: string | null;
  check: PaperWitness["check"];
}

/** What belongs to an object's history besides its own events, for the bureau. */
const related: Partial<Record<Noun, string>> = {
  challenge: `or (e.noun = 'award' and e.object_id in (select id from award where challenge_id = $2)) or (e.noun = 'shortlist' and e.object_id in (select id from shortlist where challenge_id = $2)) or (e.noun = 'notice' and e.object_id in (select id from notice where challenge_id = $2 and act_no is null))`,
};

/** The reason of an act is that of its notice, where it can be taken down; that of an opening has its own place for that. */
const detail: Partial<Record<Noun, string>> = {
  challenge: `d.content::jsonb || coalesce((select jsonb_build_object('reason', n.body ->> 'reason') from notice n where n.act_no is not null and n.round_id = (select c.round_id from challenge c where c.id = $2) and n.body -> 'events' @> to_jsonb(e.seq)),
    case when e.kind = 'openBids' then (select jsonb_build_object('reason', m.shown) from (select ${maskOf("$2", "'openingReason'")} as shown) m where m.shown is not null) end, '{}')`,
};

const ofOwnUnit = "exists (select from unit_member m where m.person_id = p.id and m.unit_id = any($5))";
const nobody = "$5::uuid[] is null";

const mostEvents = 200;

/**
 * The events of an object, newest first, with the columns that this sight may have: names are joined for staff who may
 * know them, for a team its own people's, for nobody else; free text is not read for the public unless it is public.
 */
export async function findEvents(noun: Noun, objectId: string, sight: TimelineSight, ownUnits: readonly string[]): Promise<LoggedEvent[]> {
  const isStaff = sight === "staff" || sight === "staffWithNames";
  const names: Record<TimelineSight, string> = { staffWithNames: "$5::uuid[] is not null", team: ofOwnUnit, staff: nobody, public: nobody, none: nobody };
  const { rows } = await getPool().query<LoggedEvent>({
    name: `timeline-${noun}-${sight}`,
    text: `select e.at, e.noun, e.kind, e.offline, e.body::jsonb as body, ${detail[noun] ?? "d.content::jsonb"} as detail, p.name as who, k.name as checker, ${paperCheck}
     from audit_event e
     left join audit_detail d on d.seq = e.seq
     left join person p on p.id = e.actor_id and ${names[sight]}
     left join person k on ${sight === "staffWithNames" ? "k.id::text = e.body::jsonb -> 'offline' ->> 'checker'" : "false"}
     ${paperCheckJoin}
     where ((e.noun = $1 and e.object_id = $2) ${isStaff ? (related[noun] ?? "") : ""}) and ($3::text[] is null or e.kind = any($3))${isStaff ? "" : ` and e.kind not in (${staffEvents.map((kind) => `'${kind}'`).join(", ")})`}
     order by e.seq desc limit $4`,
    values: [noun, objectId, sight === "public" ? (publicEvents[noun] ?? []) : null, mostEvents, ownUnits],
  });
  return rows;
}
