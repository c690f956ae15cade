import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { commitmentResultWords, releaseWords } from "#app/messages/zh-CN/custody.ts";
import { recordWords as words } from "#app/messages/zh-CN/documents.ts";
import type { Block, Fact, Sheet } from "./sheet.ts";

/** 截止和开标记录 as its public page shows it. */
export interface OpeningFacts {
  challenge: { no: string; title: string; closesAt: string | null };
  closedAt: string | null;
  bidsAtClose: number;
  fingerprint: string | null;
  opening: { at: string; release: string; set: string | null; reason: string | null; opened: number; failed: number; key: string | null; digest: string | null } | null;
  commitments: { commitment: string; result: keyof typeof commitmentResultWords }[];
}

export function openingSheet(facts: OpeningFacts): Sheet {
  const { challenge, opening, bidsAtClose, commitments } = facts;
  const { terms, columns } = words;
  const name = `${challenge.no}　${challenge.title}`;
  const rows = commitments.map(({ commitment, result }, index) => [String(index + 1), commitment, commitmentResultWords[result]]);
  return {
    title: words.title,
    lead: name,
    foot: `${words.title}　${challenge.no}`,
    at: opening?.at ?? facts.closedAt ?? challenge.closesAt ?? new Date(0).toISOString(),
    blocks: [
      { kind: "heading", text: words.closing },
      {
        kind: "facts",
        facts: [
          { term: terms.challenge, value: name },
          ...(challenge.closesAt ? [{ term: terms.closesAt, value: formatDateTime(challenge.closesAt) }] : []),
          ...(facts.closedAt ? [{ term: terms.closedAt, value: formatInstant(facts.closedAt) }] : []),
          { term: terms.bids, value: words.count(bidsAtClose), size: "large" },
          { term: terms.fingerprint, value: facts.fingerprint ?? "", size: "small" },
        ],
      },
      { kind: "heading", text: words.opening },
      opening ? { kind: "facts", facts: openingFacts(opening) } : { kind: "paragraphs", text: bidsAtClose === 0 ? words.nothing : words.notOpened },
      { kind: "heading", text: words.list },
      { kind: "paragraphs", text: words.note, tone: "soft" },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: "table",
              columns: [
                { head: columns.index, weight: 1 },
                { head: columns.commitment, weight: 10 },
                { head: columns.result, weight: 2 },
              ],
              rows,
            } satisfies Block,
          ]),
    ],
  };
}

function openingFacts(opening: NonNullable<OpeningFacts["opening"]>): Fact[] {
  const { terms } = words;
  return [
    { term: terms.at, value: formatInstant(opening.at) },
    { term: terms.by, value: words.by(releaseWords(opening.release, opening.set)) },
    ...(opening.reason ? [{ term: terms.reason, value: opening.reason }] : []),
    { term: terms.opened, value: words.count(opening.opened) },
    { term: terms.failed, value: words.count(opening.failed) },
    { term: terms.key, value: opening.key ?? "", size: "small" },
    { term: terms.digest, value: opening.digest ?? "", size: "small" },
  ];
}
