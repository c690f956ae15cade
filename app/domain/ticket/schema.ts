import { z } from "zod";

/** 提交遇阻登记 as the team writes it. */
export const newTicket = z.strictObject({
  /** Number of the bid that could not be submitted. */
  bid: z.string().min(1, "required"),
  description: z.string().trim().min(1, "required").max(2000),
  /** The code that the page of the failure told to quote; "" when there was none. */
  traceCode: z.string().trim().max(40).default(""),
});

/** How long one bid may be open again, in minutes: half an hour to two days. */
const minutes = z.int("wholeNumber").min(30, "reopeningMinutes").max(2880, "reopeningMinutes");

export const reopeningProposal = z.strictObject({
  minutes,
  /** What everybody reads; never whose bid it is. */
  publicReason: z.string().trim().min(1, "required").max(300),
});
