/** Parts of the whole form that say who somebody is, and nothing else. */
export const namingParts = ["units", "people", "unsuitable", "backgroundIp"] as const;

/** What of a bid names somebody, whether it is a draft or sealed. */
interface NamingContent {
  projectLead: { name: string; phone: string; code: string };
  members: readonly { uscc: string; name: string; people: string }[];
  full: Readonly<Partial<Record<"units" | "people" | "outsourcing" | "backgroundIp", readonly Readonly<Record<string, unknown>>[]>>> | null;
}

/** Every name, number and code that the bid itself gives, beside the registered names of its units; the longest first: a short one may be part of a long one. */
export function teamNames({ projectLead, members, full }: NamingContent, unitNames: readonly string[]): string[] {
  const valuesOf = (part: keyof NonNullable<NamingContent["full"]>, keys: readonly string[]) => (full?.[part] ?? []).flatMap((row) => keys.map((key) => row[key]));
  const given = [
    ...unitNames,
    projectLead.name,
    projectLead.phone,
    projectLead.code,
    ...members.flatMap(({ uscc, name, people }) => [uscc, name, ...people.split(/[\s、，,；;/]+/u)]),
    ...valuesOf("units", ["legalPerson", "contact", "contactPhone", "address"]),
    ...valuesOf("people", ["name", "unit", "idNumber"]),
    ...valuesOf("outsourcing", ["unit"]),
    ...valuesOf("backgroundIp", ["owner", "number"]),
  ];
  return [...new Set(given)].filter((name): name is string => typeof name === "string" && name.length > 1).toSorted((a, b) => b.length - a.length);
}
