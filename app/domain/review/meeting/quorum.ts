import type { Refusal } from "#app/domain/kernel/refusal.ts";

/** A bid that a meeting judges, and in which session (场次, from 1). */
export interface JudgedAt {
  code: string;
  session: number;
}

/** Of the panel those who signed in to a bid's session and need not leave the room for it. */
export function presentFor<E extends { expertId: string; leavesFor: readonly string[] }>({ code, session }: JudgedAt, panel: readonly E[], signIns: readonly { expertId: string | null; sessionNumber: number }[]): E[] {
  return panel.filter(({ expertId, leavesFor }) => !leavesFor.includes(code) && signIns.some((one) => one.expertId === expertId && one.sessionNumber === session));
}

/** 法定人数: marks of a meeting count only where at least as many were there as must mark each bid. Facts: the bid, who was there, how many must be. */
export function quorumObstacle(bids: readonly JudgedAt[], panel: Parameters<typeof presentFor>[1], signIns: Parameters<typeof presentFor>[2], least: number): Refusal | null {
  for (const bid of bids) {
    const given = presentFor(bid, panel, signIns).length;
    if (given < least) return { code: "quorumMissing", facts: { bid: bid.code, given, least } };
  }
  return null;
}
