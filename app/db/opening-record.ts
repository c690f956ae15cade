import { resupplyStates, unreadStates } from "#app/domain/bid/lifecycle.ts";
import { openedBidStates } from "#app/domain/overview/progress.ts";
import { getPool } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { maskOf } from "./takedown.ts";

const asked = resupplyStates.map((state) => `'${state}'`).join(", ");
const opened = openedBidStates.filter((state) => ![...resupplyStates, ...unreadStates].includes(state as never)).map((state) => `'${state}'`).join(", ");

/** What is public of closing and opening, as it was logged. Instants ISO. */
export interface StoredRecord {
  bidsAtClose: number;
  closedAt: string | null;
  opening: { at: string; release: string; opened: number; failed: number; key: string; digest: string; set: string | null; reason: string | null } | null;
  /** 密钥全部遗失: when and why it was recorded, until when the teams may bring what they kept. */
  loss: { at: string; reason: string | null; until: string; asked: number } | null;
  /** Bids that were opened from what their teams kept; of any cause. */
  supplied: number;
  custody: string | null;
  fingerprint: string | null;
  /** The commitment of the last version of each bid that counts, in the order of the digests: nothing tells whose is whose. */
  commitments: { commitment: string; result: "sealed" | "opened" | "failed" | "asked" | "supplied" | "missing" }[];
}

/** Closing and opening of a challenge; null before its closing, when not even the number leaves the database. */
export async function readOpeningRecord(challengeId: string): Promise<StoredRecord | null> {
  const { rows } = await getPool().query<StoredRecord>(
    `select c.bids_at_close as "bidsAtClose",
       (select ${isoInstant("e.at")} from audit_event e where e.noun = 'challenge' and e.object_id = c.id and e.kind = 'close' order by e.seq desc limit 1) as "closedAt",
       (select json_build_object('at', ${isoInstant("e.at")}, 'release', coalesce(b ->> 'release', 'bureau'), 'opened', (b ->> 'opened')::int, 'failed', (b ->> 'failed')::int,
            'key', b ->> 'openingKey', 'digest', b ->> 'commitments', 'set', b ->> 'set', 'reason', case when b ->> 'release' = 'recovery' then coalesce(${maskOf("c.id", "'openingReason'")}, d.content::jsonb ->> 'reason') end)
          from audit_event e cross join lateral (select e.body::jsonb as b) x left join audit_detail d on d.seq = e.seq
          where e.noun = 'challenge' and e.object_id = c.id and e.kind = 'openBids' order by e.seq desc limit 1) as opening,
       (select json_build_object('at', ${isoInstant("e.at")}, 'reason', coalesce((select n.body ->> 'reason' from notice n where n.challenge_id = c.id and n.kind = 'keyLoss' order by n.act_no desc limit 1), d.content::jsonb ->> 'reason'), 'until', b ->> 'dueAt', 'asked', (b ->> 'asked')::int)
          from audit_event e cross join lateral (select e.body::jsonb as b) x left join audit_detail d on d.seq = e.seq
          where e.noun = 'challenge' and e.object_id = c.id and e.kind = 'recordLoss' order by e.seq desc limit 1) as loss,
       (select count(*)::int from bid b join bid_resupply r on r.bid_id = b.id where b.challenge_id = c.id and r.opened_at is not null) as supplied,
       k.custody, k.fingerprint,
       coalesce((select json_agg(json_build_object('commitment', v.commitment, 'result', case when r.opened_at is not null then 'supplied' when b.status in (${opened}) then 'opened'
            when b.status = 'notOpened' then 'failed' when b.status in (${asked}) then 'asked' when b.status = 'contentMissing' then 'missing' else 'sealed' end) order by v.commitment)
          from bid b join lateral (select w.commitment from bid_version w where w.bid_id = b.id order by w.number desc limit 1) v on true left join bid_resupply r on r.bid_id = b.id
          where b.challenge_id = c.id and b.status not in ('draft', 'withdrawn')), '[]') as commitments
     from challenge c left join opening_key k on k.challenge_id = c.id
     where c.id = $1 and c.bids_at_close is not null and c.status not in ('drafted', 'approved', 'open', 'suspended')`,
    [challengeId],
  );
  return rows[0] ?? null;
}
