import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { normalizePhone } from "#app/domain/organisation/identifier.ts";
import type { SourcedText } from "./normal-text.ts";
import { plainAddress, type Trait } from "./traits.ts";

const form = { kind: "form" } as const;

/** What a bid says in its form, one text for each field that somebody wrote. */
export function textsOfContent(content: BidSubmission): SourcedText[] {
  const { summary, members, promised, milestones, unitCost, full } = content;
  const written = [
    summary,
    ...members.flatMap(({ tasks, people }) => [tasks, people]),
    ...Object.values(promised).map(({ evidence }) => evidence),
    ...milestones.flatMap(({ deliverable, check }) => [deliverable, check]),
    unitCost?.basis ?? "",
    ...Object.values(full ?? {}).flatMap((rows) => (rows ?? []).flatMap(({ idNumber: _idNumber, ...row }) => Object.values(row).filter((value) => typeof value === "string"))),
  ];
  return written.filter((text) => text.trim() !== "").map((text) => ({ source: form, text }));
}

/** How a team can be reached by its form and by its unit's own data. */
export function contactsOfContent({ projectLead, full }: BidSubmission, profile: { address: string; contactPhone: string } | null): Trait[] {
  const units = (full?.units ?? []).map(({ address, contactPhone }) => ({ address, contactPhone }));
  const phones = [projectLead.phone, profile?.contactPhone, ...units.map(({ contactPhone }) => contactPhone)];
  const addresses = [profile?.address, ...units.map(({ address }) => address)];
  const said = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
  return [
    ...phones.filter(said).map((phone): Trait => ({ kind: "phone", value: normalizePhone(phone), source: form })),
    ...addresses.filter(said).map((address): Trait => ({ kind: "address", value: plainAddress(address), source: form })),
  ];
}
