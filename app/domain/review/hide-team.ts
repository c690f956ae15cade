import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { hiddenName } from "./blind.ts";

/** Parts of the whole form that say who somebody is, and nothing else. */
const namingParts = ["units", "people", "unsuitable", "backgroundIp"] as const;

/**
 * A bid's content without its team (双盲): units, lead and people are left out, and where the texts name one of them,
 * `hiddenName` stands. `unitNames`: the registered ones. What a text tells in other words is found by the scan before submitting.
 */
export function hideTeam(content: BidSubmission, unitNames: readonly string[]): BidSubmission {
  const names = namesIn(content, unitNames);
  const full = content.full && Object.fromEntries(Object.entries(content.full).filter(([part]) => !(namingParts as readonly string[]).includes(part)));
  const hidden = mapTexts({ ...content, full }, (text) => names.reduce((left, name) => left.replaceAll(name, hiddenName), text));
  return {
    ...hidden,
    projectLead: { name: hiddenName, phone: "", code: "" },
    members: hidden.members.map((member, index) => ({ ...member, uscc: "", name: `${hiddenName}${String(index + 1)}`, people: "" })),
  };
}

/** Every name that the bid itself gives, the longest first: a short one may be part of a long one. */
function namesIn({ projectLead, members, full }: BidSubmission, unitNames: readonly string[]): string[] {
  const valuesOf = (part: "units" | "people" | "outsourcing" | "backgroundIp", keys: readonly string[]) => (full?.[part] ?? []).flatMap((row) => keys.map((key) => row[key]));
  const given = [
    ...unitNames,
    projectLead.name,
    projectLead.phone,
    projectLead.code,
    ...members.flatMap(({ uscc, name, people }) => [uscc, name, ...people.split(/[\s、，,；;/]+/u)]),
    ...valuesOf("units", ["legalPerson", "contact", "contactPhone", "address"]),
    ...valuesOf("people", ["name", "unit"]),
    ...valuesOf("outsourcing", ["unit"]),
    ...valuesOf("backgroundIp", ["owner", "number"]),
  ];
  return [...new Set(given)].filter((name): name is string => typeof name === "string" && name.length > 1).toSorted((a, b) => b.length - a.length);
}

function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one as unknown, change)])) as T;
}
