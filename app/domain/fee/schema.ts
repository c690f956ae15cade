import { z } from "zod";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { personNameSchema } from "#app/domain/organisation/identifier.ts";

const mostFen = 100_000_00;

/** Yuan as typed, with at most two decimals, as 分. */
const yuan = z
  .union([z.string(), z.number()])
  .transform((typed, context) => {
    const text = toHalfWidth(String(typed)).replace(/[,\s]/g, "");
    const fen = /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
    if (!(fen <= mostFen)) context.issues.push({ code: "custom", message: "yuan", input: typed });
    return fen;
  });

/** 评审费标准 as a form has it. */
export const feeRates = z.strictObject({ perItem: yuan, perBid: yuan });

const digits = (text: string) => toHalfWidth(text).replace(/[\s-]/g, "").toUpperCase();

/** 收款信息, given with consent. */
export const expertAccount = z.strictObject({
  holder: personNameSchema,
  idNumber: z.string().transform(digits).refine((text) => /^\d{17}[\dX]$/.test(text), "idNumber"),
  bank: z.string().trim().min(4, "required").max(80, "tooLong"),
  number: z.string().transform(digits).refine((text) => /^\d{10,30}$/.test(text), "accountNumber"),
  consent: z.literal("on", "statementNeeded"),
});

export type ExpertAccountInput = z.output<typeof expertAccount>;

/** Which experts were paid, and by what paper (凭证). */
export const paidMark = z.strictObject({ experts: z.array(z.string().min(1)).min(1, "chooseExperts").max(1000), note: z.string().trim().min(2, "required").max(200, "tooLong") });
