import { z } from "zod";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import { demandForm } from "./form-schema.ts";

/** 征集通知 as an officer writes it. */
export const newCall = z.strictObject({
  round: z.string().min(1, "required"),
  title: z.string().trim().min(8, "titleLength").max(60, "titleLength"),
  /** What is asked for, from whom, on what conditions. */
  body: z.string().trim().min(1, "required").max(5000),
  /** ISO instant with offset; left out, demands are taken all year round (常年征集). */
  closesAt: z.iso.datetime({ offset: true }).optional(),
  /** The closing may fall on a day off: said, never assumed. */
  onDayOff: z.boolean().default(false),
  /** Whether a county body recommends first: never, where a firm names one, always. */
  recommendation: z.enum(["none", "optional", "required"]).default("none"),
  /** 推荐单位 by credit code. */
  recommenders: z.array(usccSchema).max(60).default([]),
});

export type NewCall = z.output<typeof newCall>;

/** A demand that a firm begins, or that an officer enters from paper (代录) for a firm that need not have an account. */
export const newDemand = z.strictObject({
  call: z.string().min(1, "required"),
  /** Credit code of the own unit, for who belongs to several; left out, the first one. */
  unit: usccSchema.optional(),
  paper: z
    .strictObject({
      unitName: z.string().trim().min(2, "unitNameLength").max(100, "unitNameLength"),
      uscc: usccSchema,
      /** The day on which the paper came in. */
      receivedOn: z.iso.date("date"),
    })
    .optional(),
  form: demandForm.optional(),
});

export type NewDemand = z.output<typeof newDemand>;

/** 论证记录: who said what of it, where and when; marks only where the panel gave some. */
export const vettingRecord = z.strictObject({
  conclusion: z.enum(["listed", "shelved", "declined"], "required"),
  heldOn: z.iso.date("date"),
  place: z.string().trim().min(1, "required").max(200),
  /** One line an expert: name, unit, and the number of whoever is in the bank: who vetted a demand judges no bid on it (guide 3.4). */
  experts: z
    .array(z.strictObject({ name: z.string().trim().min(1, "required").max(30), unit: z.string().trim().max(100).default(""), no: z.string().trim().toUpperCase().max(20).default(""), marks: z.array(z.number().min(0, "vettingMark").max(25, "vettingMark")).length(4).nullable().default(null) }))
    .min(1, "vettingNobody")
    .max(30),
  opinion: z.string().trim().min(1, "required").max(3000),
  /** SHA-256 of the signed paper. */
  scan: z.string().regex(/^(sha256:)?[0-9a-f]{64}$/, "scanNeeded"),
});

export type VettingRecord = z.output<typeof vettingRecord>;

/** 需求方承诺书 as it was signed: for which version, by whom, when, the scan's digest. */
export const commitmentLetter = z.strictObject({
  /** Credit code of the 联合需求单位 that signed, where the bureau records it; left out, the unit that leads or, of who belongs to one, its own. */
  unit: z.string().trim().toUpperCase().optional(),
  signer: z.string().trim().min(1, "required").max(60),
  signedOn: z.iso.date("date"),
  scan: z.string().regex(/^(sha256:)?[0-9a-f]{64}$/, "scanNeeded"),
});
