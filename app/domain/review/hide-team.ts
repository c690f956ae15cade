import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { hiddenName } from "./blind.ts";
import { namingParts, teamNames } from "./team-names.ts";

/**
 * A bid's content without its team (双盲): units, lead and people are left out, and where the texts name one of them,
 * `hiddenName` stands. `unitNames`: the registered ones. What a text tells in other words is found by `domain/bid/identity-scan.ts` while it is written.
 */
export function hideTeam(content: BidSubmission, unitNames: readonly string[]): BidSubmission {
  const names = teamNames(content, unitNames);
  const full = content.full && Object.fromEntries(Object.entries(content.full).filter(([part]) => !(namingParts as readonly string[]).includes(part)));
  const hidden = mapTexts({ ...content, full }, (text) => names.reduce((left, name) => left.replaceAll(name, hiddenName), text));
  return {
    ...hidden,
    projectLead: { name: hiddenName, phone: "", code: "" },
    members: hidden.members.map((member, index) => ({ ...member, uscc: "", name: `${hiddenName}${String(index + 1)}`, people: "" })),
  };
}

function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one as unknown, change)])) as T;
}
