import { z } from "zod";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { parseWan } from "#app/domain/kernel/money.ts";
import { relationsDeclared } from "./affiliation.ts";
import { barKinds } from "./bar.ts";
import { unitScales } from "./profile.ts";
import { unitNameSchema, usccSchema } from "./registration.ts";

const text = (most: number) => z.string().trim().max(most).default("");
const ticked = z.union([z.boolean(), z.enum(["on", ""]).transform((typed) => typed === "on")]).default(false);
const day = z.union([z.literal("").transform(() => null), z.iso.date()]).nullable().default(null);

/** 单位资料 as its administrators write it. Every part may be left out. */
export const unitProfileInput = z.strictObject({
  address: text(200),
  legalRepresentative: text(50),
  registeredOn: day,
  /** 万元 as typed. */
  capital: z
    .string()
    .trim()
    .default("")
    .transform((typed, context) => {
      if (typed === "") return null;
      const fen = parseWan(typed);
      if (!fen.ok) context.issues.push({ code: "custom", message: "money", input: typed });
      return fen.ok ? fen.value : null;
    }),
  scale: z.enum(unitScales).or(z.literal("")).default(""),
  highTech: ticked,
  specialised: ticked,
  contactName: text(50),
  contactPhone: text(40),
});

/** 其他名称 of a unit, one a line as typed. */
export const unitAliasesInput = z.strictObject({
  aliases: z
    .union([z.string().transform((typed) => typed.split(/[\n;；]/)), z.array(z.string())])
    .default([])
    .transform((names) => [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))])
    .pipe(z.array(z.string().min(2, "aliasShort").max(100)).max(20)),
});

/** 内部截止: so many days before the platform's deadline, at a time of day; days left empty: none. */
export const internalDeadlineInput = z.strictObject({
  days: z.union([z.literal("").transform(() => null), z.coerce.number().int("internalDays").min(0, "internalDays").max(30, "internalDays")]).nullable().default(null),
  time: z.string().trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "timeOfDay").default("17:00"),
});

/** 关联关系声明 about another unit. */
export const affiliationInput = z.strictObject({
  uscc: usccSchema,
  unitName: unitNameSchema,
  relation: z.enum(relationsDeclared, "required"),
  /** Percent as typed; "" where none is said. */
  share: z
    .string()
    .default("")
    .transform((typed, context) => {
      const plain = toHalfWidth(typed).replace(/\s|%$/g, "");
      if (plain === "") return 0;
      const share = /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : 10_001;
      if (share > 10_000) context.issues.push({ code: "custom", message: "sharePercent", input: typed });
      return share;
    }),
});

/** 列入限制名单. */
export const barInput = z.strictObject({ uscc: usccSchema, unitName: unitNameSchema, kind: z.enum(barKinds, "required"), words: z.string().trim().min(1, "required").max(500), until: day });

/** 个人资料: the number empty keeps what there is; `clear` lets it go. */
export const personProfileInput = z.strictObject({
  title: text(50),
  degree: text(50),
  field: text(100),
  idNumber: z
    .string()
    .default("")
    .transform((typed) => toHalfWidth(typed).replace(/[\s-]/g, "").toUpperCase())
    .refine((number) => number === "" || /^[0-9A-Z]{5,18}$/.test(number), "idNumberFormat"),
  clearIdNumber: ticked,
});

/** The fields of a form as they are typed: the service alone reads them, so that nothing is read twice. */
export function typedFields(schema: z.ZodObject): z.ZodType<Record<string, string>> {
  return z.object(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, z.string().max(2000).default("")])));
}

