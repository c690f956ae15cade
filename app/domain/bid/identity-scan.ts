import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { namingParts, teamNames } from "#app/domain/review/team-names.ts";
import { fullPartCodes, partOf } from "./full-parts.ts";
import type { BidDraft } from "./schema.ts";

/** A field that experts of a double blind round read, with what in it tells who the team is (身份信息), as it stands there. */
export interface IdentityFinding {
  path: string;
  words: string[];
  excerpt: string;
}

/** What is known of the team besides its draft: registered names and credit codes of its units; `publicText` is what everybody knows of the item. */
export interface TeamFacts {
  unitNames: readonly string[];
  publicText: string;
}

const shortestForm = 4;
const aroundWords = 12;

/** What ends the name of a unit and is left out where people speak of it. */
const unitEnds = /(?:有限责任公司|有限公司|公司|股份|集团|大学)$/u;
/** Words beside the names in 主要人员 that say what somebody is, not who. */
const titles = /(?:工程师|高工|教授|研究员|讲师|博士|硕士|博士后|学士|本科|院士|主任|经理|总监|所长|院长|负责人|技术员|人月|个月|待定)$/u;

/** Ways to reach somebody: they tell who it is, whoever it is. Each is bounded, so that no text makes it slow. */
const contacts = [
  /[\w.+-]{1,64}\s{0,3}@\s{0,3}[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  /(?<![\w@.-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,6}(?:com|cn|net|org|edu|gov)(?![\w-])/giu,
  /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
  /(?<!\d)0\d{2,3}[- ]?-[- ]?\d{7,8}(?!\d)/gu,
];

type Span = readonly [from: number, to: number];

/** Where the parts of a draft that are read blind name the team, in the order of the form; one finding for each field. */
export function identityIn(draft: BidDraft, { unitNames, publicText }: TeamFacts): IdentityFinding[] {
  const known = squeezed(publicText).text;
  const names = teamNames(draft, unitNames).filter((name) => !titles.test(name.trim()));
  const forms = [...new Set(names.flatMap(formsOf))].filter((form) => isTelling(form) && !known.includes(form)).toSorted((a, b) => b.length - a.length);
  const found = blindTexts(draft).flatMap(({ path, text }) => {
    const spans = spansIn(text, forms);
    const [first] = spans;
    return first ? [{ path, words: [...new Set(spans.map(([from, to]) => text.slice(from, to)))], excerpt: excerptOf(text, first) }] : [];
  });
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}

/** The texts of a draft that experts read where they do not learn who wrote them; what `hideTeam` leaves out is not among them. */
function blindTexts(draft: BidDraft): { path: string; text: string }[] {
  const parts = fullPartCodes.filter((code) => !(namingParts as readonly string[]).includes(code));
  return [
    ...draft.members.map(({ tasks }, index) => ({ path: `members.${index}.tasks`, text: tasks })),
    ...Object.entries(draft.promised).map(([code, { evidence }]) => ({ path: `promised.${code}`, text: evidence })),
    { path: "summary", text: draft.summary },
    ...draft.milestones.flatMap(({ deliverable, check }, index) => [
      { path: `milestones.${index}.deliverable`, text: deliverable },
      { path: `milestones.${index}.check`, text: check },
    ]),
    { path: "unitCost.basis", text: draft.unitCost.basis },
    ...parts.flatMap((code) => {
      // Who does a part outside is named in a field of its own, and hidden there.
      const keys = partOf(code).fields.flatMap(({ key, kind }) => ((kind === "line" || kind === "long") && key !== "unit" ? [key] : []));
      return (draft.full[code] ?? []).flatMap((row, index) => keys.map((key) => ({ path: `full.${code}.${index}.${key}`, text: row[key] ?? "" })));
    }),
  ];
}

/** A name and its likely short forms: without what stands before a point, in brackets, or at the end of every such name. */
function formsOf(name: string): string[] {
  const forms = [squeezed(name).text];
  let left = squeezed(name.replace(/^[^·]{1,4}·/u, "").replace(/[(（][^)）]*[)）]/gu, "")).text;
  while (left.length >= shortestForm && !forms.includes(left)) {
    forms.push(left);
    left = left.replace(unitEnds, "");
  }
  return forms;
}

/** Two characters are a Chinese name; of letters and figures it takes more, or every number would be one. */
function isTelling(form: string): boolean {
  return /^[\x21-\x7e]+$/u.test(form) ? form.length >= shortestForm + 1 : form.length >= 2 && !/^\d/u.test(form);
}

/** As it is compared: half-width, without case, spaces and points between characters; `at` leads back to the text. */
function squeezed(text: string): { text: string; at: number[] } {
  const half = toHalfWidth(text);
  const at: number[] = [];
  let plain = "";
  for (let index = 0; index < half.length; index++) {
    if (/[\s·•・‧\u200b-\u200d\u2060\ufeff]/u.test(half[index]!)) continue;
    const low = half[index]!.toLowerCase();
    plain += low;
    for (let unit = 0; unit < low.length; unit++) at.push(index);
  }
  return { text: plain, at };
}

/** Everything found in one text, from left to right; of two that overlap the longer one. */
function spansIn(text: string, forms: readonly string[]): Span[] {
  if (text === "") return [];
  const half = toHalfWidth(text);
  const plain = squeezed(text);
  const reached = contacts.flatMap((pattern) => [...half.matchAll(pattern)].map((match): Span => [match.index, match.index + match[0].length]));
  const named = forms.flatMap((form) => placesOf(form, plain.text).map((place): Span => [plain.at[place]!, plain.at[place + form.length - 1]! + 1]));
  const spans: Span[] = [];
  for (const span of [...reached, ...named]) {
    if (spans.every(([from, to]) => span[1] <= from || span[0] >= to) && standsAlone(half, span)) spans.push(span);
  }
  return spans.toSorted((a, b) => a[0] - b[0]);
}

function placesOf(form: string, text: string): number[] {
  const places: number[] = [];
  for (let place = text.indexOf(form); place >= 0; place = text.indexOf(form, place + form.length)) places.push(place);
  return places;
}

/** A code or number inside a longer one is another one. */
function standsAlone(text: string, [from, to]: Span): boolean {
  const isWord = (character: string | undefined) => character !== undefined && /[a-z0-9]/iu.test(character);
  return !(isWord(text[from]) && isWord(text[from - 1])) && !(isWord(text[to - 1]) && isWord(text[to]));
}

function excerptOf(text: string, [from, to]: Span): string {
  const start = Math.max(0, from - aroundWords);
  const end = Math.min(text.length, to + aroundWords);
  return `${start > 0 ? "…" : ""}${text.slice(start, end).replace(/\s+/gu, " ").trim()}${end < text.length ? "…" : ""}`;
}
