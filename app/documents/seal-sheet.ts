import { type StatementKey, statementKeys } from "#app/domain/bid/parts.ts";
import { formatInstant } from "#app/messages/format.ts";
import { statementWords } from "#app/messages/zh-CN/bid.ts";
import { sealPageWords as words, versionWords } from "#app/messages/zh-CN/documents.ts";
import type { Sheet } from "./sheet.ts";

/** What a 盖章页 is printed from: a sealed version, or the draft (`version` null). */
export interface SealFacts {
  no: string;
  challenge: { no: string; title: string };
  unit: { name: string; uscc: string };
  members: readonly { name: string; uscc: string }[];
  version: { number: number; shortCode: string; receivedAt: string } | null;
  /** When the draft was saved, or now: ISO. */
  at: string;
}

/** 盖章页: the units of a bid, each with room for seal and signature; what a draft prints says so on every page. */
export function sealSheet({ no, challenge, unit, members, version, at }: SealFacts): Sheet {
  const { terms } = words;
  const number = version ? versionWords(version.number) : words.draftVersion;
  return {
    title: words.title,
    lead: words.lead,
    foot: [words.title, no, version ? `${number}　${terms.shortCode} ${version.shortCode}` : number].join("　"),
    at: version?.receivedAt ?? at,
    ...(!version && { mark: words.draftMark }),
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: terms.number, value: no },
          { term: terms.version, value: number },
          { term: terms.shortCode, value: version?.shortCode ?? words.none },
          ...(version ? [{ term: terms.receivedAt, value: formatInstant(version.receivedAt) }] : []),
          { term: terms.challenge, value: `${challenge.no}　${challenge.title}` },
          { term: terms.unit, value: unit.name },
        ],
      },
      { kind: "heading", text: words.statementTitle },
      { kind: "paragraphs", text: words.statement },
      { kind: "list", items: statementKeys.map((key: StatementKey) => statementWords[key]) },
      { kind: "heading", text: words.sealTitle },
      { kind: "paragraphs", text: version ? words.use : `${words.draftUse}${words.use}`, tone: "soft" },
      { kind: "seals", units: [{ role: words.leadUnit, ...unit }, ...members.map((member, index) => ({ role: words.member(index + 1), ...member }))] },
    ],
  };
}
