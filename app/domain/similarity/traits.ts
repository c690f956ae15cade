import { normalTextOf, type SourcedText, type TextSource } from "./normal-text.ts";

/** What two files or forms of rival teams should not have in common. */
export const traitKinds = ["sameFile", "author", "lastModifiedBy", "company", "createdAt", "application", "phone", "mail", "address", "account"] as const;
export type TraitKind = (typeof traitKinds)[number];

/** A trait of a bid, with where it was found. */
export interface Trait {
  kind: TraitKind;
  value: string;
  source: TextSource;
}

/** 文件属性 as an Office file or PDF carries them; "" and null are not said. */
export interface FileProperties {
  author: string;
  lastModifiedBy: string;
  company: string;
  application: string;
  /** ISO instant. */
  createdAt: string | null;
}

/** What a file says in words, and what its program noted about it. */
export interface FileText {
  text: string;
  properties: FileProperties;
}

/** Names that an installation gives itself: they say nothing about who wrote. */
const nobody = /^(?:user\d*|admin(?:istrator)?|微软用户|microsoft(?: office)? user|windows ?用户|windows user|pc|hp|dell|lenovo|asus|thinkpad|owner|guest|123|unknown|home|microsoft|china|未知|用户|联想|雨林木风|微软中国)$/i;

export function traitsOfFile(properties: FileProperties, source: TextSource): Trait[] {
  const texts = (["author", "lastModifiedBy", "company", "application"] as const).map((kind) => ({ kind, value: properties[kind].normalize("NFKC").replace(/\s+/g, " ").trim(), source }));
  const told: Trait[] = texts.filter(({ value }) => value.length > 1 && !nobody.test(value));
  return properties.createdAt === null ? told : [...told, { kind: "createdAt", value: properties.createdAt, source }];
}

const patterns: readonly { kind: TraitKind; pattern: RegExp; read: (found: string) => string }[] = [
  { kind: "phone", pattern: /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d.])/g, read: (found) => found.replace(/\D/g, "") },
  { kind: "phone", pattern: /(?<![\d.])(0\d{2,3}[-—– ]\d{7,8})(?![\d.])/g, read: (found) => found.replace(/\D/g, "") },
  { kind: "mail", pattern: /(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})/g, read: (found) => found.toLowerCase() },
  { kind: "account", pattern: /(?:账号|帐号|账户|帐户|卡号)[^\d\n]{0,8}(\d[\d ]{10,26}\d)/g, read: (found) => found.replace(/\D/g, "") },
  { kind: "address", pattern: /地址[:： ]{1,3}([^\n,，;；。]{8,60})/g, read: plainAddress },
];

/** Telephones, mails, accounts and addresses that stand in a text. */
export function contactsIn({ source, text }: SourcedText): Trait[] {
  const plain = text.normalize("NFKC");
  return patterns.flatMap(({ kind, pattern, read }) => [...plain.matchAll(pattern)].map(([, found]) => ({ kind, value: read(found!), source })));
}

export function plainAddress(text: string): string {
  return normalTextOf([{ source: { kind: "form" }, text }]).text.replaceAll("\0", "");
}

/** A bid as its traits are compared: what it has, and the units of its team. */
export interface TraitedBid {
  isPast: boolean;
  units: readonly string[];
  traits: readonly Trait[];
}

export interface SharedTrait {
  kind: TraitKind;
  value: string;
  places: { bid: number; source: TextSource }[];
}

/** A program of which many have the same edition tells nothing; of two or three teams it is a hint. */
const mostSameProgram = 3;

/**
 * Traits of two bids or more whose teams have no unit in common, at least one of them of this round. What everybody was given
 * (`known`: the telephone of the bureau) is none. Strongest kinds first.
 */
export function sharedTraits(bids: readonly TraitedBid[], known: readonly string[]): SharedTrait[] {
  const given = new Set(known.flatMap((text) => contactsIn({ source: { kind: "form" }, text }).map(({ value }) => value)));
  const found = new Map<string, SharedTrait>();
  for (const [bid, { traits }] of bids.entries()) {
    for (const { kind, value, source } of traits) {
      if (value === "" || given.has(value)) continue;
      const group = found.get(`${kind} ${value.toLowerCase()}`) ?? { kind, value, places: [] };
      if (!group.places.some((place) => place.bid === bid && JSON.stringify(place.source) === JSON.stringify(source))) group.places.push({ bid, source });
      found.set(`${kind} ${value.toLowerCase()}`, group);
    }
  }
  return [...found.values()].filter((group) => isTold(group, bids)).sort((one, other) => traitKinds.indexOf(one.kind) - traitKinds.indexOf(other.kind) || (one.value < other.value ? -1 : 1));
}

function isTold({ kind, places }: SharedTrait, bids: readonly TraitedBid[]): boolean {
  const holders = [...new Set(places.map(({ bid }) => bid))];
  if (kind === "application" && holders.length > mostSameProgram) return false;
  return holders.some((one) => holders.some((other) => one < other && areRivals(bids[one]!, bids[other]!)));
}

function areRivals(one: TraitedBid, other: TraitedBid): boolean {
  return !(one.isPast && other.isPast) && !one.units.some((unit) => other.units.includes(unit));
}
