import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { askedParts, type AskedForm, type FullPartCode } from "./full-parts.ts";
import { differencesOf } from "./merge.ts";
import { type BidDraft, emptyDraft } from "./schema.ts";
import type { BidChallenge, OwnBidRow } from "./view.ts";

/** A part of an earlier bid that may be taken over. `isPromise`: it binds in the new item too, so nobody takes it without a tick of his own. */
export interface EarlierPart {
  path: string;
  isPromise: boolean;
}

/** 沿用上次申报书: the earlier bid as it would stand in this one, what of it differs, and the indicators that found no counterpart. */
export interface Earlier {
  draft: BidDraft;
  parts: EarlierPart[];
  unmatched: { code: string; name: string }[];
}

/** The page of it: the unit's other bids, and one of them laid beside the draft. */
export interface EarlierPage {
  no: string;
  challenge: BidChallenge;
  draft: BidDraft;
  revision: number;
  mayTake: boolean;
  sources: OwnBidRow[];
  shown: (Earlier & { no: string; challengeTitle: string }) | null;
}

/** What describes the team and the method; everything else says what is promised for money, and when. */
const descriptive: readonly string[] = ["projectLead", "members", "summary", "full.units", "full.people", "full.plan", "full.backgroundIp", "full.ipTerms"];
/** Said anew each time: a promise on one's honour, and whom one does not wish to be judged by. */
const neverTaken: readonly FullPartCode[] = ["lumpSum", "unsuitable"];

interface Sides {
  current: BidDraft;
  earlier: BidDraft;
  /** The indicators of the earlier item and of this one. */
  from: readonly Indicator[];
  to: readonly Indicator[];
  asked: AskedForm;
}

/**
 * Lays an earlier bid of the unit over a draft. An indicator counts as the same only under the same name, in the same unit and
 * asked in the same way; the members come without money and shares, milestones without dates and money; statements never come.
 * A part that the earlier bid leaves empty leaves the draft as it is.
 */
export function earlierOf({ current, earlier, from, to, asked }: Sides): Earlier {
  const promised = promisesFor(to, from, earlier);
  const full = fullFor(earlier, asked);
  const plain = {
    ...(isSaid(earlier.projectLead, emptyDraft.projectLead) && { projectLead: earlier.projectLead }),
    ...(earlier.members.length > 0 && { members: earlier.members.map(({ uscc, name, role, tasks, people }) => ({ uscc, name, role, tasks, people, ...noPart })) }),
    ...(isSaid(earlier.trl, emptyDraft.trl) && { trl: earlier.trl }),
    ...(earlier.summary.trim() !== "" && { summary: earlier.summary }),
    ...(isSaid(earlier.money, emptyDraft.money) && { money: earlier.money }),
    ...(earlier.milestones.length > 0 && { milestones: earlier.milestones.map(({ deliverable, check }) => ({ due: "", deliverable, check, fiscalFen: null })) }),
    ...(isSaid(earlier.unitCost, emptyDraft.unitCost) && { unitCost: earlier.unitCost }),
  };
  const laid = [...Object.keys(plain), ...Object.keys(promised).map((code) => `promised.${code}`)];
  const unread = Object.fromEntries(Object.entries(current.unread).filter(([typed]) => !laid.some((path) => typed.startsWith(`${path}.`))));
  const draft: BidDraft = { ...current, ...plain, promised: { ...current.promised, ...promised }, full: { ...current.full, ...full }, unread };
  const answered = from.filter(({ code }) => Object.hasOwn(earlier.promised, code));
  return {
    draft,
    parts: differencesOf(current, draft).map((path) => ({ path, isPromise: !descriptive.includes(path) })),
    unmatched: answered.filter((indicator) => !to.some((other) => isSame(indicator, other))).map(({ code, name }) => ({ code, name })),
  };
}

const noPart = { moneyIn: emptyDraft.money, moneyOutFen: null, ipShare: null };

function isSaid<T>(value: T, nothing: T): boolean {
  return JSON.stringify(value) !== JSON.stringify(nothing);
}

function promisesFor(to: readonly Indicator[], from: readonly Indicator[], earlier: BidDraft): BidDraft["promised"] {
  const found = to.flatMap((indicator) => {
    const same = from.filter((other) => isSame(indicator, other));
    const promise = same.length === 1 && same[0] && Object.hasOwn(earlier.promised, same[0].code) ? earlier.promised[same[0].code] : undefined;
    return promise && promise.value !== null ? [[indicator.code, promise] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Whether two items ask the same thing, so that a number means the same in both. */
function isSame(one: Indicator, other: Indicator): boolean {
  const kind = ({ comparator, mode, basis }: Indicator) => [comparator === "bool", comparator === "range" || comparator === "countRange", mode, plain(basis)].join();
  return plain(one.name) === plain(other.name) && plain(one.unit) === plain(other.unit) && kind(one) === kind(other);
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

function fullFor(earlier: BidDraft, asked: AskedForm): BidDraft["full"] {
  const codes = askedParts(asked).filter((code) => !neverTaken.includes(code) && (earlier.full[code]?.length ?? 0) > 0);
  return Object.fromEntries(codes.map((code) => [code, earlier.full[code]]));
}
