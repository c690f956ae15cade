export const unitKinds = ["enterprise", "government", "institution", "association", "privateNonProfit", "foundation", "other"] as const;
export type UnitKind = (typeof unitKinds)[number];
