import type { ExpertKind, ExpertLink, ExpertRow } from "#app/domain/organisation/expert.ts";
import type { ExpertApplicationInput } from "./schema.ts";
import type { Discipline } from "./disciplines.ts";

export const expertOrders = ["no", "name", "unit", "uses"] as const;
export type ExpertOrder = (typeof expertOrders)[number];

export interface ExpertFilter {
  text?: string | undefined;
  kind?: ExpertKind | undefined;
  field?: string | undefined;
  place?: "local" | "outside" | undefined;
  /** free: may be asked today. */
  state?: "free" | "away" | "full" | "suspended" | undefined;
}

/** A row of 专家库. `uses`: items of this year with a task that was not declined. */
export interface BankRow extends ExpertRow {
  region: string;
  uses: number;
  yearlyCap: number;
  isAway: boolean;
  isSuspended: boolean;
}

export interface BankPage {
  rows: BankRow[];
  total: number;
  page: number;
  pageSize: number;
  order: ExpertOrder;
  isDescending: boolean;
  /** Applications that wait for an officer. */
  applications: number;
  may: { edit: boolean };
}

export interface BankLink extends ExpertLink {
  id: string;
  personName: string | null;
  source: "import" | "self" | "officer";
  isEnded: boolean;
}

/** 履职记录 of one challenge. */
export interface ServedRecord {
  challengeNo: string;
  challengeTitle: string;
  accepted: number;
  signed: number;
  opinionLength: number;
  /** Mean distance of the totals from the group's, two decimals; null where nothing was signed. */
  distance: string | null;
  /** Days after the last day that the round's calendar gives the review; 0 is on time, null where nothing was signed or no calendar is kept. */
  daysLate: number | null;
  discipline: Discipline;
  words: string;
  recordedAt: string;
}

/** One expert, for those who keep the bank and for the expert. */
export interface BankExpert extends BankRow {
  unitUscc: string;
  phone: string | null;
  addedAt: string;
  suspendedReason: string | null;
  absences: { id: string; startsOn: string; endsOn: string }[];
  links: BankLink[];
  /** For those who keep the bank alone. */
  records: ServedRecord[];
  /** Items whose ranking is fixed and that have no record yet. */
  unrecorded: { no: string; title: string }[];
}

/** 入库申请 */
export interface ApplicationView {
  id: string;
  name: string;
  username: string;
  unitName: string;
  unitUscc: string;
  appliedAt: string;
  recommendedAt: string | null;
  recommendedBy: string | null;
  outcome: "confirmed" | "returned" | "withdrawn" | null;
  reason: string | null;
  content: Omit<ExpertApplicationInput, "truthful">;
}
