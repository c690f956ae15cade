import { z } from "zod";

/** What was found at a checked point: as the bid says, partly, or not. */
export const visitVerdicts = ["holds", "partly", "fails"] as const;
export type VisitVerdict = (typeof visitVerdicts)[number];

const sha256 = /^[0-9a-f]{64}$/;

export const visitFinding = z.strictObject({ point: z.string().trim().min(1, "required").max(100), finding: z.string().trim().min(1, "required").max(1000), verdict: z.enum(visitVerdicts) });

/** 现场考察记录 of one bid; `revision` is the one that was on the screen, 0 before the first. `photos`: SHA-256 of each picture. */
export const visitRecord = z.strictObject({
  bid: z.string().min(1).max(40),
  revision: z.coerce.number().int().min(0),
  visitedOn: z.iso.date("required"),
  place: z.string().trim().min(1, "required").max(100),
  people: z.string().trim().min(1, "required").max(400),
  findings: z.array(visitFinding).min(1, "findingNeeded").max(20),
  signedBy: z.array(z.string().trim().min(1).max(30)).min(1, "signatureNeeded").max(40),
  scan: z.string().trim().toLowerCase().regex(sha256, "scanNeeded"),
  photos: z.array(z.string().trim().toLowerCase().regex(sha256, "digest")).max(60).default([]),
});

export type VisitRecord = z.output<typeof visitRecord>;
export type VisitFinding = z.output<typeof visitFinding>;

/** A record as it is read; `recordedAt` ISO. */
export interface VisitView extends Omit<VisitRecord, "bid"> {
  recordedAt: string;
}

/** The bids of an item with their records, as the reader may see them. */
export interface VisitPage {
  challenge: { no: string; title: string };
  sight: "staff" | "expert" | "team";
  mayRecord: boolean;
  bids: { code: string; unitName: string; visit: VisitView | null }[];
}
