import { showEarlier, takeEarlier } from "#app/services/bid/take-earlier.ts";
import { asPerson } from "./as-person.ts";

/** 沿用以前的申报书: what a bid could take over, and from which bids of the unit; then the chosen parts of one. */
export const bidEarlier = asPerson((ctx, { named }) => showEarlier(ctx, named.NO!, named.FROM ?? null));
export const bidTake = asPerson((ctx, { named }, input) => takeEarlier(ctx, named.NO!, input));
