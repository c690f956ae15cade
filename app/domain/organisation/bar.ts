/** 限制名单: 失信、违法等 (blacklist), and projects that were not accepted in time (unaccepted) (guide 2.7). */
export const barKinds = ["blacklist", "unaccepted"] as const;
export type BarKind = (typeof barKinds)[number];

/** A unit on the list as the officers see it. Dates ISO. */
export interface BarView {
  id: string;
  uscc: string;
  name: string;
  kind: BarKind;
  words: string;
  until: string | null;
  addedAt: string;
}
