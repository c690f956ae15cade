import type { TicketState } from "./lifecycle.ts";

/** 提交遇阻登记 as its team and the officers see it. Instants ISO. */
export interface TicketView {
  no: string;
  status: TicketState;
  version: number;
  bidNo: string;
  unitName: string;
  challengeNo: string;
  challengeTitle: string;
  description: string;
  traceCode: string;
  reportedAt: string;
  proposedMinutes: number | null;
  publicReason: string | null;
  reopenedUntil: string | null;
}

/** 重新开放公告: that one bid of a challenge is open again, why and how long; never whose (guide 0.1, 3). */
export interface Reopening {
  from: string;
  until: string;
  publicReason: string;
}
