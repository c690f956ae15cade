import { z } from "zod";
import { readMeasured } from "#app/domain/challenge/unit/measured.ts";
import { readNumber } from "#app/domain/kernel/typed-number.ts";
import { parseAnalysis } from "./analysis.ts";

/** 成分表, one component a line. */
const analysis = z
  .string()
  .max(4000)
  .superRefine((text, context) => {
    const parsed = parseAnalysis(text);
    if ("badLine" in parsed) context.addIssue({ code: "custom", message: "analysisLine" });
    else if (parsed.rows.length === 0) context.addIssue({ code: "custom", message: "required" });
  });

/** An instant, or as a form's field writes it: Beijing time without a zone. */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "instant")
  .transform((typed) => (/(Z|[+-]\d{2}:\d{2})$/.test(typed) ? typed : `${typed}+08:00`))
  .refine((typed) => !Number.isNaN(Date.parse(typed)), "instant");

/** 100 t, in grams. */
const mostGrams = 100_000_000;

/**
 * A weight: whole grams as a number, or as people type it with its unit (`20 kg`, `500 克`, `1.5 t`). A typed number alone is
 * refused (`weightUnit`): whoever thinks in kilograms would offer a thousandth. Its kind stays open, because a form's reader would
 * make a number of it before it is judged.
 */
const grams = z.unknown().transform((typed, context) => {
  const value = typeof typed === "string" ? readMeasured(typed, "g")?.value : typed;
  const isBare = typeof typed === "string" && readNumber(typed) !== null;
  if (!isBare && typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= mostGrams) return value;
  context.addIssue({ code: "custom", message: isBare ? "weightUnit" : "weight" });
  return z.NEVER;
});

/** 样品: a lot with its analysis. Quantities in grams: of each team the same, and what there is in all. */
export const newLot = z
  .strictObject({
    material: z.string().trim().min(2, "required").max(60),
    takenOn: z.iso.date("date"),
    quantity: grams,
    stock: grams,
    analysis,
    note: z.string().trim().max(300).default(""),
  })
  .refine(({ quantity, stock }) => stock >= quantity, { path: ["stock"], message: "stockTooSmall" });

/** 补样: more of the same lot, in grams. */
export const lotSupply = z.strictObject({ lot: z.coerce.number().int().min(1), more: grams });

/** Where a sample is sent. */
export const newSampleRequest = z.strictObject({
  lot: z.coerce.number().int().min(1),
  recipient: z.string().trim().min(2, "required").max(30),
  phone: z.string().trim().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, "phoneOrLandline"),
  address: z.string().trim().min(6, "required").max(120),
});

/** 寄出: the courier and its number, or 自提. Always the lot's quantity: there is no other. */
export const sampleDispatch = z.strictObject({ request: z.uuid(), dispatch: z.string().trim().min(2, "required").max(80) });

/** 踏勘: one of an item. */
export const newVisit = z
  .strictObject({
    startsAt: instant,
    place: z.string().trim().min(4, "required").max(120),
    registerUntil: instant,
    /** People of each unit at most. */
    mostPeople: z.coerce.number("people").int("people").min(1, "people").max(20, "people"),
    note: z.string().trim().max(500).default(""),
    /** Visit or end of registration may fall on a day off: said, never assumed. */
    onDayOff: z.boolean().default(false),
  })
  .refine(({ startsAt, registerUntil }) => !(Date.parse(registerUntil) > Date.parse(startsAt)), { path: ["registerUntil"], message: "registerAfterVisit" });

/** Names as they are typed: one a line, or with the marks of a list between them. */
export function guestsOf(text: string): string[] {
  return text.split(/[\n、，,；;]/).flatMap((name) => name.trim() || []);
}

/** 报名: who comes. */
export const newVisitEntry = z.strictObject({
  people: z.string().max(400).refine((text) => guestsOf(text).length > 0, "required"),
  phone: z.string().trim().regex(/^1[3-9]\d{9}$/, "phone"),
});

/** 踏勘记录 as everybody reads it: what was shown and answered, never who came. */
export const visitRecord = z.strictObject({ record: z.string().trim().min(10, "recordTooShort").max(3000) });
