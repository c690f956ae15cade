import type { HideableField, HideableNoticeText, TakedownPlace, TakedownTarget } from "#app/domain/takedown/target.ts";
import type { Transaction } from "./client.ts";
import { maskOf } from "./takedown.ts";

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
  /** Whether what was kept has its place in what stands there now; left out: always. */
  fits?: (present: Target, original: string) => boolean;
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

/** A store of texts that lie in one row: read with what is needed to write them again (as JSON), replaced by words, written back. */
function rowStore<K extends Kind>({ read, write, blank }: { read: string; write: string; blank: (words: string) => unknown }, keyOf: (target: Of<K>) => unknown[]): TargetStore<K> {
  const put = (tx: Transaction, id: string, target: Of<K>, stored: unknown) => tx.query(write, [id, JSON.stringify(stored), ...keyOf(target)]);
  return {
    read: async (tx, id, target) => {
      const { rows } = await tx.query<Target>(read, [id, ...keyOf(target)]);
      return rows[0] ?? null;
    },
    replace: (tx, id, target, words) => put(tx, id, target, blank(words)),
    restore: (tx, id, target, original) => put(tx, id, target, JSON.parse(original)),
  };
}

const none = () => [];
const byNumber = ({ number }: { number: number }) => [number];
const byCode = ({ code }: { code: string }) => [code];

const contact = rowStore<"contact">(
  {
    read: "select contact ->> 'name' as standing, contact::text as original from challenge where id = $1 and contact is not null and contact <> 'null'",
    write: "update challenge set contact = $2::jsonb where id = $1",
    blank: (words) => ({ name: words, phone: "" }),
  },
  none,
);

/** The lines in words alone: what a rule says is no text. */
const eligibility = rowStore<"eligibility">(
  {
    read: `select concat_ws(E'\\n', (select string_agg(x, E'\\n') from jsonb_array_elements_text(coalesce(eligibility -> 'exclusions', '[]')) x), (select string_agg(x, E'\\n') from jsonb_array_elements_text(coalesce(eligibility -> 'conditions', '[]')) x)) as standing,
      jsonb_build_object('exclusions', coalesce(eligibility -> 'exclusions', '[]'), 'conditions', coalesce(eligibility -> 'conditions', '[]'))::text as original
      from challenge where id = $1 and jsonb_array_length(coalesce(eligibility -> 'exclusions', '[]')) + jsonb_array_length(coalesce(eligibility -> 'conditions', '[]')) > 0`,
    write: "update challenge set eligibility = eligibility || $2::jsonb where id = $1",
    blank: (words) => ({ exclusions: [], conditions: [words] }),
  },
  none,
);

/**
 * The words of a plan's lines, which are as long as what stands in their place may be; months and percents stay, teams count on them, and
 * what a correction made of them meanwhile stands beside the words that come back by place. Lines that read alike are read once.
 */
function planLines<K extends "baseline" | "checkpoints" | "tranches">(part: K, keys: readonly string[], standing: string, blank: string): TargetStore<K> {
  const lines = `jsonb_array_elements(plan -> '${part}') with ordinality x(line, place)`;
  const wordsOf = (line: string) => `jsonb_strip_nulls(jsonb_build_object(${keys.map((key) => `'${key}', ${line} -> '${key}'`).join(", ")}))`;
  const kept = wordsOf(`($2::jsonb -> '${part}' -> (place::int - 1))`);
  const store = rowStore<K>(
    {
      read: `select (select string_agg(words, E'\\n' order by place) from (select ${standing} as words, min(place) as place from ${lines} group by 1) told) as standing, jsonb_build_object('${part}', (select jsonb_agg(${wordsOf("line")} order by place) from ${lines}))::text as original from challenge where id = $1 and jsonb_array_length(coalesce(plan -> '${part}', '[]')) > 0`,
      write: `update challenge set plan = plan || jsonb_build_object('${part}', (select jsonb_agg(line || case when $2::jsonb ? 'words' then ${blank} else ${kept} end order by place) from ${lines})) where id = $1`,
      blank: (words) => ({ words }),
    },
    none,
  );
  const count = (original: string) => (JSON.parse(original) as Record<K, unknown[]>)[part].length;
  return { ...store, fits: (present, original) => count(present.original) === count(original) };
}

const baseline = planLines("baseline", ["name", "value", "source"], "concat_ws('：', line ->> 'name', nullif(line ->> 'value', '—'), nullif(line ->> 'source', ''))", "jsonb_build_object('name', $2::jsonb ->> 'words', 'value', '—', 'source', '')");
const checkpoints = planLines("checkpoints", ["target"], "line ->> 'target'", "jsonb_build_object('target', $2::jsonb ->> 'words')");
const tranches = planLines("tranches", ["when"], "line ->> 'when'", "jsonb_build_object('when', $2::jsonb ->> 'words')");

/** Name, method and verification; the number that is asked stays, teams have answered it. */
const indicator = rowStore<"indicator">(
  {
    read: `select i ->> 'name' as standing, jsonb_build_object('name', i -> 'name', 'method', coalesce(i -> 'method', '""'), 'verification', coalesce(i -> 'verification', '""'))::text as original
      from challenge c, jsonb_array_elements(c.indicators) i where c.id = $1 and i ->> 'code' = $2`,
    write: "update challenge set indicators = (select jsonb_agg(case when i.value ->> 'code' = $3 then i.value || $2::jsonb else i.value end order by i.place) from jsonb_array_elements(indicators) with ordinality i(value, place)) where id = $1",
    blank: (words) => ({ name: words, method: "", verification: "" }),
  },
  byCode,
);

const lot = rowStore<"lot">(
  {
    read: "select material as standing, jsonb_build_object('material', material, 'note', note, 'analysis', analysis)::text as original from sample_lot where challenge_id = $1 and number = $2 for update",
    write: "update sample_lot set material = $2::jsonb ->> 'material', note = $2::jsonb ->> 'note', analysis = $2::jsonb -> 'analysis' where challenge_id = $1 and number = $3",
    blank: (words) => ({ material: words, note: "", analysis: [] }),
  },
  byNumber,
);

const intent = rowStore<"intent">(
  {
    read: "select i.text as standing, jsonb_build_object('text', i.text, 'contact', i.contact)::text as original from partner_intent i join unit u on u.id = i.unit_id where i.challenge_id = $1 and u.uscc = $2 for update of i",
    write: "update partner_intent i set text = $2::jsonb ->> 'text', contact = $2::jsonb ->> 'contact' from unit u where i.challenge_id = $1 and u.id = i.unit_id and u.uscc = $3",
    blank: (words) => ({ text: words, contact: "" }),
  },
  byCode,
);

const visitNotice = rowStore<"visitNotice">(
  {
    read: "select place as standing, jsonb_build_object('place', place, 'note', note)::text as original from item_visit where challenge_id = $1 for update",
    write: "update item_visit set place = $2::jsonb ->> 'place', note = $2::jsonb ->> 'note' where challenge_id = $1",
    blank: (words) => ({ place: words, note: "" }),
  },
  none,
);

const writeRecord = (tx: Transaction, id: string, record: string) => tx.query("update item_visit set record = $2 where challenge_id = $1", [id, record]);

const visitRecord: TargetStore<"visitRecord"> = {
  read: async (tx, id) => {
    const { rows } = await tx.query<{ record: string }>("select record from item_visit where challenge_id = $1 and record is not null", [id]);
    return rows[0] ? { standing: rows[0].record, original: rows[0].record } : null;
  },
  replace: (tx, id, _target, words) => writeRecord(tx, id, words),
  restore: (tx, id, _target, original) => writeRecord(tx, id, original),
};

/** It stands in the log, where nothing is replaced: every reader asks `maskOf` first. */
const openingReason: TargetStore<"openingReason"> = {
  read: async (tx, id) => {
    const { rows } = await tx.query<Target>(
      `select coalesce(${maskOf("$1", "'openingReason'")}, d.content::jsonb ->> 'reason') as standing, d.content::jsonb ->> 'reason' as original
       from audit_event e join audit_detail d on d.seq = e.seq
       where e.noun = 'challenge' and e.object_id = $1 and e.kind = 'openBids' and e.body::jsonb ->> 'release' = 'recovery' and d.content::jsonb ? 'reason' order by e.seq desc limit 1`,
      [id],
    );
    return rows[0] ?? null;
  },
  replace: () => Promise.resolve(),
  restore: () => Promise.resolve(),
};

/** A notice about one challenge has its title from there, where it is hidden with that. */
const noticeReads: Readonly<Record<HideableNoticeText, string>> = {
  noticeTitle: "select title as text from notice where id = $1 and challenge_id is null",
  callBody: "select body as text from demand_call where notice_id = $1",
  reason: "select body ->> 'reason' as text from notice where id = $1 and act_no is not null and body ->> 'reason' <> ''",
  withdrawnReason: "select body ->> 'withdrawnReason' as text from notice where id = $1 and body ->> 'withdrawnReason' is not null",
};

const noticeWrites: Readonly<Record<HideableNoticeText, readonly string[]>> = {
  // A notice about a whole round, the list first of all, bears the round's title: that goes with it, and from its other notices. A call has a title of its own.
  noticeTitle: [
    "update round r set title = $2 from notice n where n.id = $1 and n.kind <> 'call' and r.id = n.round_id and r.title = n.title",
    "update notice o set title = $2 from notice n where n.id = $1 and n.kind <> 'call' and o.id <> n.id and o.kind <> 'call' and o.round_id = n.round_id and o.challenge_id is null and o.title = n.title",
    "update notice set title = $2 where id = $1",
    "update demand_call set title = $2 where notice_id = $1",
  ],
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

const stores: { [K in Kind]: TargetStore<K> } = { field, answer, attachment, contact, eligibility, baseline, checkpoints, tranches, indicator, intent, lot, visitNotice, visitRecord, openingReason, noticeText };

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

/** Whether it can be shown again in what stands there now. */
export function hasPlace(target: TakedownTarget, present: Target, original: string): boolean {
  return storeOf(target).fits?.(present, original) ?? true;
}

/** Shows it again as it was. */
export async function restoreTarget(tx: Transaction, place: TakedownPlace, target: TakedownTarget, original: string): Promise<void> {
  await storeOf(target).restore(tx, place.id, target, original);
}
