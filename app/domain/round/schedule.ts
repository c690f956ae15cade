/** What became of a scheduled publication (定时发布): `stopped` is the product's own, where a gate was taken back or the publication was refused. */
export const scheduleOutcomes = ["published", "cancelled", "stopped"] as const;

export type ScheduleOutcome = (typeof scheduleOutcomes)[number];

/** So far ahead a publication may be set, in days. */
export const furthestScheduleDays = 60;
