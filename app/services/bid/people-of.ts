import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { leadCodesOf } from "#app/domain/organisation/person-code.ts";
import { markOfIdNumber } from "#app/services/person/id-number.ts";

/** By what the conflict rule knows the people of an opened bid: the codes of its lead, and the ID numbers of its team as keyed digests. */
export function peopleOf({ projectLead, full }: BidSubmission): { leadCodes: string[]; peopleMarks: string[] } {
  const numbers = (full?.people ?? []).flatMap(({ idNumber }) => (typeof idNumber === "string" && idNumber !== "" ? [idNumber] : []));
  return { leadCodes: leadCodesOf(projectLead), peopleMarks: [...new Set(numbers.map(markOfIdNumber))] };
}
