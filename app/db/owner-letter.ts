import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { demandContent, type DemandContent } from "#app/domain/demand/content.ts";
import { readContents } from "./challenge-content.ts";
import { getPool, type Transaction } from "./client.ts";

export interface LetterRow {
  textDigest: string;
  signer: string;
  signedOn: string;
  scan: string;
  recordedAt: string;
}

export async function insertOwnerLetter(tx: Transaction, challengeId: string, letter: { textDigest: string; signer: string; signedOn: string; scan: string; recordedBy: string | null }): Promise<void> {
  await tx.query("insert into challenge_commitment (challenge_id, text_digest, signer, signed_on, scan, recorded_by) values ($1, $2, $3, $4, $5, $6)", [
    challengeId,
    letter.textDigest,
    letter.signer,
    letter.signedOn,
    letter.scan,
    letter.recordedBy,
  ]);
}

/** An item that somebody signs for: its owner, or who made the demand that it came from, whose last text stands beside it. */
export interface SignedItem {
  id: string;
  ownerName: string;
  content: NewChallenge;
  demand: DemandContent | null;
  /** Of it and of what it was re-issued from, the newest first. */
  letters: LetterRow[];
}

/** Those of the challenges that somebody signs for, by number. */
export async function findSignedItems(ids: readonly string[], tx?: Transaction): Promise<SignedItem[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<SignedItem, "content" | "demand"> & { no: string; demand: unknown }>(
    `with recursive line as (
       select c.id as item, c.id, c.parent_id from challenge c where c.id = any($1) and (c.owner_unit_id is not null or c.demand_id is not null)
       union all select l.item, p.id, p.parent_id from line l join challenge p on p.id = l.parent_id)
     select c.id, c.no, coalesce(u.name, o.unit_name) as "ownerName",
       (select v.content from demand_version v where v.demand_id = c.demand_id order by v.number desc limit 1) as demand,
       coalesce((select json_agg(json_build_object('textDigest', m.text_digest, 'signer', m.signer, 'signedOn', m.signed_on, 'scan', m.scan,
           'recordedAt', to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.recorded_at desc)
         from challenge_commitment m where m.challenge_id in (select l.id from line l where l.item = c.id)), '[]') as letters
     from challenge c left join unit u on u.id = c.owner_unit_id left join demand o on o.id = c.demand_id where c.id in (select item from line) order by c.no`,
    [ids],
  );
  if (rows.length === 0) return [];
  const contents = new Map((await readContents(rows.map(({ id }) => id), tx)).map((content) => [content.no, content]));
  return rows.map(({ no, demand, ...row }) => ({ ...row, demand: demand === null ? null : demandContent.parse(demand), content: contents.get(no)! }));
}
