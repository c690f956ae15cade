export const disciplines = ["good", "reminded", "broken"] as const;
export type Discipline = (typeof disciplines)[number];
