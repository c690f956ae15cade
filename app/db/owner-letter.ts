import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { demandContent, type DemandContent } from "#app/domain/demand/content.ts";
import { readContents } from "./challenge-content.ts";
import { getPool, type Transaction } from "./client.ts";
import type { DemandUnit } from "./demand.ts";

export interface LetterRow {
  textDigest: string;
  /** Of which 联合需求单位; null: of the owner. */
  unitUscc: string | null;
  signer: string;
  signedOn: string;
  scan: string;
  recordedAt: string;
}

export async function insertOwnerLetter(tx: Transaction, challengeId: string, letter: { textDigest: string; unitUscc: string | null; signer: string; signedOn: string; scan: string; recordedBy: string | null }): Promise<void> {
  await tx.query("insert into challenge_commitment (challenge_id, text_digest, unit_uscc, signer, signed_on, scan, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)", [
    challengeId,
    letter.textDigest,
    letter.unitUscc,
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
  /** 联合需求单位; `unitId` as in a demand. */
  coOwners: DemandUnit[];
  /** Who signed for the last text of the demand: null the unit that leads, else by credit code. */
  demandSigned: (string | null)[];
  demandNo: string | null;
  demandVersion: number | null;
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
     select c.id, c.no, coalesce(u.name, o.unit_name) as "ownerName", o.no as "demandNo", v.number as "demandVersion",
       coalesce((select json_agg(json_build_object('unitId', x.id, 'unitUscc', x.uscc, 'unitName', x.name) order by array_position(c.co_owner_ids, x.id)) from unit x where x.id = any(c.co_owner_ids)), '[]') as "coOwners",
       array(select m.unit_uscc from demand_commitment m where m.demand_id = o.id and m.version_number = v.number) as "demandSigned",
       v.content as demand,
       coalesce((select json_agg(json_build_object('textDigest', m.text_digest, 'unitUscc', m.unit_uscc, 'signer', m.signer, 'signedOn', m.signed_on, 'scan', m.scan,
           'recordedAt', to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.recorded_at desc)
         from challenge_commitment m where m.challenge_id in (select l.id from line l where l.item = c.id)), '[]') as letters
     from challenge c left join unit u on u.id = c.owner_unit_id left join demand o on o.id = c.demand_id
       left join lateral (select number, content from demand_version where demand_id = o.id order by number desc limit 1) v on true where c.id in (select item from line) order by c.no`,
    [ids],
  );
  if (rows.length === 0) return [];
  const contents = new Map((await readContents(rows.map(({ id }) => id), tx)).map((content) => [content.no, content]));
  return rows.map(({ no, demand, ...row }) => ({ ...row, demand: demand === null ? null : demandContent.parse(demand), content: contents.get(no)! }));
}
