import type { HideableField, HideableNoticeText, TakedownPlace, TakedownTarget } from "#app/domain/takedown/target.ts";
import type { Transaction } from "./client.ts";

/** What can be hidden, its row locked: what people read there now, and all that has to be kept to show it again. */
export interface Target {
  standing: string;
  original: string;
}

type Kind = TakedownTarget["kind"];
type Of<K extends Kind> = Extract<TakedownTarget, { kind: K }>;

/** How each kind of text is read, replaced by words, and written back as it was. */
interface TargetStore<K extends Kind> {
  read: (tx: Transaction, id: string, target: Of<K>) => Promise<Target | null>;
  replace: (tx: Transaction, id: string, target: Of<K>, words: string, isFinal: boolean) => Promise<unknown>;
  restore: (tx: Transaction, id: string, target: Of<K>, original: string) => Promise<unknown>;
}

const columns: Readonly<Record<HideableField, string>> = { title: "title", background: "background", content: "content", deliverables: "deliverables", ipRule: "ip_rule", industry: "industry", keywords: "keywords" };

async function writeField(tx: Transaction, id: string, field: HideableField, text: string): Promise<void> {
  await tx.query(`update challenge set ${columns[field]} = $2 where id = $1`, [id, text]);
  // A notice about one challenge bears its title.
  if (field === "title") await tx.query("update notice set title = $2 where challenge_id = $1", [id, text]);
}

const field: TargetStore<"field"> = {
  read: async (tx, id, target) => {
    const { rows } = await tx.query<{ text: string }>(`select ${columns[target.field]} as text from challenge where id = $1`, [id]);
    return rows[0] ? { standing: rows[0].text, original: rows[0].text } : null;
  },
  replace: (tx, id, target, words) => writeField(tx, id, target.field, words),
  restore: (tx, id, target, original) => writeField(tx, id, target.field, original),
};

interface Answer {
  question: string;
  answer: string;
}

const writeAnswer = (tx: Transaction, id: string, number: number, { question, answer }: Answer) => tx.query("update question set public_text = $3, answer = $4 where challenge_id = $1 and number = $2", [id, number, question, answer]);

const answer: TargetStore<"answer"> = {
  read: async (tx, id, { number }) => {
    const { rows } = await tx.query<Answer>("select public_text as question, answer from question where challenge_id = $1 and number = $2 for update", [id, number]);
    return rows[0] ? { standing: rows[0].answer, original: JSON.stringify(rows[0]) } : null;
  },
  replace: (tx, id, { number }, words) => writeAnswer(tx, id, number, { question: words, answer: words }),
  restore: (tx, id, { number }, original) => writeAnswer(tx, id, number, JSON.parse(original) as Answer),
};

/** An attachment as a takedown keeps it: its name and its (encrypted) key in base64. */
export interface KeptAttachment {
  name: string;
  identity: string | null;
}

const attachment: TargetStore<"attachment"> = {
  read: async (tx, id, { number }) => {
    const { rows } = await tx.query<KeptAttachment>("select name, encode(identity, 'base64') as identity from challenge_attachment where challenge_id = $1 and number = $2 and access <> 'internal' and removed_at is null for update", [id, number]);
    return rows[0] ? { standing: rows[0].name, original: JSON.stringify(rows[0]) } : null;
  },
  // For good: with the key gone and no row naming it, the file is unreadable at once and swept from the disk within the hour.
  replace: (tx, id, { number }, words, isFinal) =>
    tx.query(`update challenge_attachment set name = $3, identity = null ${isFinal ? ", ciphertext_digest = null" : ""} where challenge_id = $1 and number = $2`, [id, number, words]),
  restore: (tx, id, { number }, original) => {
    const { name, identity } = JSON.parse(original) as KeptAttachment;
    return tx.query("update challenge_attachment set name = $3, identity = decode($4, 'base64') where challenge_id = $1 and number = $2", [id, number, name, identity]);
  },
};

const writeRecord = (tx: Transaction, id: string, record: string) => tx.query("update item_visit set record = $2 where challenge_id = $1", [id, record]);

const visitRecord: TargetStore<"visitRecord"> = {
  read: async (tx, id) => {
    const { rows } = await tx.query<{ record: string }>("select record from item_visit where challenge_id = $1 and record is not null", [id]);
    return rows[0] ? { standing: rows[0].record, original: rows[0].record } : null;
  },
  replace: (tx, id, _target, words) => writeRecord(tx, id, words),
  restore: (tx, id, _target, original) => writeRecord(tx, id, original),
};

/** A notice about one challenge has its title from there, where it is hidden with that. */
const noticeReads: Readonly<Record<HideableNoticeText, string>> = {
  noticeTitle: "select title as text from notice where id = $1 and challenge_id is null",
  callBody: "select body as text from demand_call where notice_id = $1",
  reason: "select body ->> 'reason' as text from notice where id = $1 and act_no is not null and body ->> 'reason' <> ''",
  withdrawnReason: "select body ->> 'withdrawnReason' as text from notice where id = $1 and body ->> 'withdrawnReason' is not null",
};

const noticeWrites: Readonly<Record<HideableNoticeText, readonly string[]>> = {
  noticeTitle: ["update notice set title = $2 where id = $1", "update demand_call set title = $2 where notice_id = $1"],
  callBody: ["update demand_call set body = $2 where notice_id = $1"],
  // The challenges whose state it gives the reason of show the same words, and so does a reopened bid's announcement.
  reason: [
    "update challenge c set public_reason = $2 from notice n where n.id = $1 and c.public_reason = n.body ->> 'reason' and (c.id = n.challenge_id or n.body -> 'challenges' ? c.no)",
    "update ticket t set public_reason = $2 from notice n, bid b where n.id = $1 and n.kind = 'reopening' and b.id = t.bid_id and b.challenge_id = n.challenge_id and t.public_reason = n.body ->> 'reason'",
    "update notice set body = jsonb_set(body, '{reason}', to_jsonb($2::text)) where id = $1",
  ],
  withdrawnReason: ["update notice set body = jsonb_set(body, '{withdrawnReason}', to_jsonb($2::text)) where id = $1"],
};

async function writeNotice(tx: Transaction, id: string, text: HideableNoticeText, words: string): Promise<void> {
  for (const statement of noticeWrites[text]) await tx.query(statement, [id, words]);
}

const noticeText: TargetStore<"noticeText"> = {
  read: async (tx, id, target) => {
    const { rows } = await tx.query<{ text: string }>(noticeReads[target.text], [id]);
    return rows[0] ? { standing: rows[0].text, original: rows[0].text } : null;
  },
  replace: (tx, id, target, words) => writeNotice(tx, id, target.text, words),
  restore: (tx, id, target, original) => writeNotice(tx, id, target.text, original),
};

const stores: { [K in Kind]: TargetStore<K> } = { field, answer, attachment, visitRecord, noticeText };

function storeOf<K extends Kind>(target: Of<K>): TargetStore<K> {
  return stores[target.kind];
}

/** What is to be hidden or is hidden, the row of its place locked; null where there is none. */
export async function lockTarget(tx: Transaction, place: TakedownPlace, target: TakedownTarget): Promise<Target | null> {
  await tx.query(place.noun === "challenge" ? "select from challenge where id = $1 for update" : "select from notice where id = $1 for update", [place.id]);
  return storeOf(target).read(tx, place.id, target);
}

/** Puts words in its place; `isFinal`: nothing of it can be shown again. */
export async function replaceTarget(tx: Transaction, place: TakedownPlace, target: TakedownTarget, words: string, isFinal: boolean): Promise<void> {
  await storeOf(target).replace(tx, place.id, target, words, isFinal);
}

/** Shows it again as it was. */
export async function restoreTarget(tx: Transaction, place: TakedownPlace, target: TakedownTarget, original: string): Promise<void> {
  await storeOf(target).restore(tx, place.id, target, original);
}
