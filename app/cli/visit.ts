import { recordVisit, showVisits } from "#app/services/visit/keep-visits.ts";
import { asPerson } from "./as-person.ts";

/** `visit show CHALLENGE --as PERSON`: the records that this person may read. */
export const visitShow = asPerson((ctx, { named }) => showVisits(ctx, named.CHALLENGE!));

/** `visit record CHALLENGE --as OFFICER --input FILE`: one bid's record, as `domain/review/visit-schema.ts` says. */
export const visitRecord = asPerson((ctx, { named }, input) => recordVisit(ctx, named.CHALLENGE!, input));
