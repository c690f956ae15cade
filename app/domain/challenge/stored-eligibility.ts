import { type Eligibility, noConditions } from "./eligibility.ts";
import { eligibilitySchema } from "./eligibility-schema.ts";

/** As a row keeps it: most items have none, and a list reads many. */
export function storedEligibility(stored: unknown): Eligibility {
  const isEmpty = typeof stored === "object" && stored !== null && Object.keys(stored).length === 0;
  return isEmpty ? noConditions : eligibilitySchema.parse(stored);
}
