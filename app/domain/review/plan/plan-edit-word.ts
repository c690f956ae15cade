import type { PlanEdit } from "./plan-conditions-schema.ts";

/** A change by hand as a box to tick sends it: `BID EXPERT make` or `BID EXPERT drop`. */
export const editWord = ({ bid, expert, made }: PlanEdit) => `${bid} ${expert} ${made ? "make" : "drop"}`;
