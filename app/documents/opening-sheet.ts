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
  loss: { at: string; reason: string | null; until: string; asked: number } | null;
  supplied: number;
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
      opening ? { kind: "facts", facts: openingFacts(opening) } : { kind: "paragraphs", text: bidsAtClose === 0 ? words.nothing : facts.loss ? words.notByKey : words.notOpened },
      ...lossBlocks(facts),
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

/** What was brought again, where no key opened it. */
export function lossFacts({ loss, supplied, commitments }: Pick<OpeningFacts, "loss" | "supplied" | "commitments">): Fact[] {
  const { terms } = words;
  const missing = commitments.filter(({ result }) => result === "missing").length;
  return [
    ...(loss
      ? [
          { term: terms.lossAt, value: formatInstant(loss.at) },
          ...(loss.reason ? [{ term: terms.lossReason, value: loss.reason }] : []),
          { term: terms.lossAsked, value: words.count(loss.asked) },
          { term: terms.lossUntil, value: formatDateTime(loss.until) },
        ]
      : []),
    { term: terms.supplied, value: words.count(supplied) },
    ...(missing > 0 ? [{ term: terms.missing, value: words.count(missing) }] : []),
  ];
}

/** Whether anything of a challenge was asked for again. */
export function isAskedAgain({ loss, commitments }: Pick<OpeningFacts, "loss" | "commitments">): boolean {
  return loss !== null || commitments.some(({ result }) => result === "asked" || result === "supplied" || result === "missing");
}

function lossBlocks(facts: OpeningFacts): Block[] {
  if (!isAskedAgain(facts)) return [];
  return [
    { kind: "heading", text: words.loss },
    { kind: "paragraphs", text: words.lossRule },
    { kind: "facts", facts: lossFacts(facts) },
  ];
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
