import { unitKeysOf } from "#app/domain/bid/full-parts.ts";
import { promisedValue } from "#app/domain/bid/form.ts";
import { type MoneySource, moneySources, statementKeys } from "#app/domain/bid/parts.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { BidChallenge } from "#app/domain/bid/view.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judge } from "#app/domain/challenge/judge.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { moneyWords, promiseWords, sectionWords, statementWords, verdictWords } from "#app/messages/zh-CN/bid.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { bidFileWords as words, versionWords } from "#app/messages/zh-CN/documents.ts";
import { fullBlocks } from "./full-blocks.ts";
import { costBlocks, memberBlocks, milestoneBlocks } from "./plan-blocks.ts";
import type { Block, Fact, Sheet } from "./sheet.ts";

/** A bid as a file: the draft as it stands, or what a sealed version says. */
export interface BidFacts {
  no: string;
  challenge: Pick<BidChallenge, "no" | "title" | "ownerName" | "fiscalFen" | "payToBidderFen" | "indicators" | "askedForm">;
  unitName: string;
  content: BidDraft;
  version: { number: number; shortCode: string; receivedAt: string } | null;
  isWithdrawn: boolean;
  /** When the draft was saved; null before the first time. */
  savedAt: string | null;
  /** ISO, for the file's own date. */
  now: string;
}

/** 申报书 as a Word file, complete or not: what is empty says so. */
export function bidSheet(facts: BidFacts): Sheet {
  const { no, challenge, content, version } = facts;
  const mark = version ? (facts.isWithdrawn ? words.withdrawn : null) : words.draftMark;
  const number = version ? versionWords(version.number) : words.draft;
  return {
    title: words.title,
    lead: challenge.title,
    foot: [no, number, ...(version ? [`${words.terms.shortCode} ${version.shortCode}`] : [])].join("　"),
    at: version?.receivedAt ?? facts.savedAt ?? facts.now,
    ...(mark && { mark }),
    blocks: [
      { kind: "heading", text: words.basics },
      { kind: "facts", facts: headFacts(facts, number) },
      heading("projectLead"),
      { kind: "facts", facts: (["name", "phone", "code"] as const).map((key) => ({ term: words.lead[key], value: content.projectLead[key] })) },
      heading("members"),
      ...memberBlocks(content, facts.unitName),
      heading("promised"),
      promisesBlock(content, challenge.indicators),
      heading("trl"),
      { kind: "facts", facts: (["now", "target"] as const).map((key) => ({ term: words.trl[key], value: content.unread[`trl.${key}`] ?? content.trl[key]?.toString() ?? "" })) },
      heading("summary"),
      { kind: "paragraphs", text: content.summary.trim() || words.empty },
      heading("money"),
      moneyBlock(content, challenge),
      heading("milestones"),
      ...milestoneBlocks(content),
      ...costBlocks(content, challenge.indicators),
      ...fullBlocks(content.full, challenge.askedForm, unitKeysOf(content).map((key, at) => ({ key, name: [facts.unitName, ...content.members.map(({ name, uscc }) => name || uscc)][at] ?? key }))),
      heading("statements"),
      statementsBlock(content),
    ],
  };
}

function heading(section: keyof typeof sectionWords): Block {
  return { kind: "heading", text: sectionWords[section].title };
}

function headFacts({ no, challenge, unitName, version, savedAt }: BidFacts, number: string): Fact[] {
  const { terms } = words;
  return [
    { term: terms.number, value: no },
    { term: terms.version, value: number },
    ...(version
      ? [
          { term: terms.shortCode, value: version.shortCode },
          { term: terms.receivedAt, value: formatInstant(version.receivedAt) },
        ]
      : [{ term: terms.savedAt, value: savedAt ? formatDateTime(savedAt) : "" }]),
    { term: terms.challenge, value: `${challenge.no}　${challenge.title}` },
    { term: terms.owner, value: challenge.ownerName ?? "" },
    { term: terms.unit, value: unitName },
  ];
}

/** What is promised against what is listed, in words; typed text that is no number stands as it was typed. */
export function promisesBlock(content: BidDraft, indicators: readonly Indicator[]): Block {
  const { code, name, kind, listed, promised, verdict, evidence } = words.columns.promises;
  return {
    kind: "table",
    columns: [
      { head: code, weight: 1.2 },
      { head: name, weight: 3.4 },
      { head: kind, weight: 1.5 },
      { head: listed, weight: 2.8 },
      { head: promised, weight: 2.3 },
      { head: verdict, weight: 2.2 },
      { head: evidence, weight: 3.6 },
    ],
    rows: indicators.map((indicator) => {
      const promise = Object.hasOwn(content.promised, indicator.code) ? content.promised[indicator.code] : undefined;
      const value = promisedValue(promise);
      const typed = ["low", "high"].flatMap((end) => content.unread[`promised.${indicator.code}.${end}`] ?? []);
      const [shown, judged] = typed.length > 0 ? [typed.join(" ～ "), words.unread] : [promiseWords(value, indicator), verdictWords[judge(indicator, value)].words];
      return [indicator.code, indicator.name, indicator.hard ? words.hard : words.soft, requirementWords(indicator), shown, judged, promise?.evidence ?? ""];
    }),
  };
}

export function moneyBlock({ money, unread }: BidDraft, challenge: BidFacts["challenge"]): Block {
  const { source, amount, listed } = words.columns.money;
  const listedFen: Record<MoneySource, number | null> = { fiscalFen: challenge.fiscalFen, ownerPayFen: challenge.payToBidderFen, selfRaisedFen: null };
  const inWan = (fen: number | null) => (fen === null ? "" : formatWan(fen));
  const isWhole = moneySources.every((one) => money[one] !== null);
  const total = moneySources.reduce((sum, one) => sum + (money[one] ?? 0), 0);
  return {
    kind: "table",
    columns: [
      { head: source, weight: 4 },
      { head: amount, weight: 3, align: "right" },
      { head: listed, weight: 3, align: "right" },
    ],
    rows: [...moneySources.map((one) => [moneyWords[one], unread[`money.${one}`] ?? (inWan(money[one]) || words.empty), inWan(listedFen[one])]), [words.total, isWhole ? inWan(total) : words.empty, ""]],
  };
}

function statementsBlock({ statements }: BidDraft): Block {
  return {
    kind: "table",
    columns: [
      { head: words.columns.statements.mark, weight: 1 },
      { head: words.columns.statements.words, weight: 12 },
    ],
    rows: statementKeys.map((key) => [statements[key] ? words.ticked : words.unticked, statementWords[key]]),
  };
}
