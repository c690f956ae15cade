import { z } from "zod";
import { expertKinds } from "#app/domain/review/view.ts";
import { splitList } from "./import-rows.ts";
import { readPersonCode } from "#app/domain/organisation/person-code.ts";
import { disciplines } from "./disciplines.ts";

const words = (most: number) => z.string().trim().min(1, "required").max(most, "tooLong");

/** As a form has it (胶凝材料、固废利用), or as a list. */
const fieldList = z.preprocess(
  (given) => (Array.isArray(given) ? given.join("、") : given),
  z
    .string()
    .max(400, "tooLong")
    .transform(splitList)
    .refine((fields) => fields.length > 0, "required")
    .refine((fields) => fields.length <= 12 && fields.every((field) => [...field].length <= 40), "tooManyFields"),
);

const isLocal = z.preprocess((given) => (typeof given === "boolean" ? (given ? "yes" : "no") : given), z.enum(["yes", "no"], "localNeeded").transform((answer) => answer === "yes"));

/** What a person says in an application (入库申请). */
export const expertApplication = z.strictObject({
  kind: z.enum(expertKinds, "expertKind"),
  title: words(40),
  fields: fieldList,
  region: words(60),
  local: isLocal,
  /** 学术、工作经历 in a few sentences: what the officer judges by. */
  experience: z.string().trim().min(20, "tooShort").max(2000, "tooLong"),
  truthful: z.literal("on", "statementNeeded"),
});

export type ExpertApplicationInput = z.output<typeof expertApplication>;

/** What an officer may change of an expert. */
export const expertEdit = z.strictObject({
  kind: z.enum(expertKinds, "expertKind"),
  title: words(40),
  fields: fieldList,
  region: z.string().trim().max(60, "tooLong").default(""),
  local: isLocal,
  yearlyCap: z.coerce.number().int().min(1, "yearlyCap").max(50, "yearlyCap"),
});

export type ExpertEdit = z.output<typeof expertEdit>;

const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, "monthNeeded");
const year = z.string().regex(/^(19|20)\d{2}$/, "yearNeeded");
const personCode = z.string().trim().refine((text) => text === "" || readPersonCode(text) !== null, "personCode").transform((text) => readPersonCode(text) ?? "").default("");
const personName = z.string().trim().max(30, "tooLong").default("");

/** Where an expert works now (变更单位), and when the unit on record was left; `name` for a unit that the platform does not know yet. */
export const unitChange = z.strictObject({ uscc: z.string().trim().min(1, "required").max(40), name: z.string().trim().max(100, "tooLong").default(""), until: month });

/** A relation that may exclude (登记关系), typed in by the expert or an officer. */
export const expertLinkInput = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("pastUnit"), uscc: z.string().trim().min(1, "required").max(40), until: month }),
    z.strictObject({ kind: z.literal("coauthor"), personCode, personName, until: year, detail: z.string().trim().max(200, "tooLong").default("") }),
    z.strictObject({ kind: z.literal("adviser"), personCode, personName, detail: z.string().trim().max(200, "tooLong").default("") }),
  ])
  .refine((link) => link.kind === "pastUnit" || link.personCode !== "" || link.personName !== "", { path: ["personName"], message: "codeOrName" });

export type ExpertLinkInput = z.output<typeof expertLinkInput>;

export const absenceInput = z
  .strictObject({ startsOn: z.iso.date("date"), endsOn: z.iso.date("date") })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ["endsOn"], message: "dateOrder" });

/** What an officer adds to what the review itself tells (履职评价). */
export const recordInput = z
  .strictObject({ challenge: z.string().min(1), discipline: z.enum(disciplines), words: z.string().trim().max(500, "tooLong").default("") })
  .refine(({ discipline, words }) => discipline === "good" || words !== "", { path: ["words"], message: "required" });

export type RecordInput = z.output<typeof recordInput>;
