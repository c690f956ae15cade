import { z } from "zod";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { ShortlistState } from "./lifecycle.ts";

/** What 合作协议 must provide for (guide 1.3 stage 8): task, indicators, price, payment, rights, breach. */
export const agreementPoints = ["task", "indicators", "price", "payment", "ip", "breach"] as const;
export type AgreementPoint = (typeof agreementPoints)[number];

/** The scan of a paper by its digest; a form brings the file itself (`format` tells it). */
const scan = z.string("scanNeeded").trim().toLowerCase().regex(/^(sha256:)?[0-9a-f]{64}$/, "scanNeeded").meta({ format: "scan" });

/** 合作协议 as it was signed; its points are confirmed one by one. */
export const agreementInput = z.strictObject({
  signedOn: z.iso.date("required"),
  points: z.array(z.enum(agreementPoints), "pointsMissing").refine((points) => agreementPoints.every((point) => points.includes(point)), "pointsMissing"),
  scan,
});

const line = z.string("required").trim().min(1, "required").max(400);

/** 对接会议纪要: one meeting of the owner with the team of a bid. The signed paper is added where there is one. */
export const talkInput = z.strictObject({
  heldOn: z.iso.date("required"),
  place: line,
  ownerPeople: line,
  teamPeople: line,
  bureauPeople: z.string().trim().max(400).default(""),
  said: z.string("required").trim().min(1, "required").max(4000),
  scan: scan.or(z.literal("")).default(""),
});

export type TalkInput = z.output<typeof talkInput>;

/** A meeting as it is read. `recordedAt` ISO. */
export interface TalkView extends TalkInput {
  id: string;
  recordedAt: string;
  /** Who wrote it down: of the owner or of the bureau. */
  recordedBy: "owner" | "bureau";
}

/** The agreement as it is read. */
export interface AgreementView {
  signedOn: string;
  scan: string;
}

/** Why the days of a signature or of a meeting cannot be right, or null: nobody talks of a bid before the closing (guide 1.3 stage 8), and nothing lies ahead. */
export function dayProblem(day: string, { closedOn, today }: { closedOn: string | null; today: string }): "dateInFuture" | "beforeClosing" | null {
  if (day > today) return "dateInFuture";
  return closedOn !== null && day < closedOn ? "beforeClosing" : null;
}

/** How 对接 of an item stands: its bids before the owner by state, `due` of the last running term, `unasked` one that was not put before it. */
export interface MatchingStand {
  unasked: string | null;
  states: readonly ShortlistState[];
  due: string | null;
}

/** Why the review of an item with 对接 may not begin yet, or null. Refusals: ownerUnasked (bid), matchingRunning (count, until), nothingAgreed. */
export function matchingLack({ unasked, states, due }: MatchingStand): Refusal | null {
  if (unasked !== null) return { code: "ownerUnasked", facts: { bid: unasked } };
  const running = states.filter((state) => state === "proposed").length;
  if (running > 0) return { code: "matchingRunning", facts: { count: running, until: due ?? "" } };
  return states.includes("confirmed") ? null : { code: "nothingAgreed" };
}
