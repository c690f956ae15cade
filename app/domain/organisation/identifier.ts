import { z } from "zod";

/** What somebody typed to say who they are: a mobile number, an e-mail address or a user name. */
export interface Identifier {
  kind: "phone" | "email" | "username";
  value: string;
}

const phonePattern = /^1[3-9]\d{9}$/;
const usernamePattern = /^[a-z][a-z0-9._-]{1,31}$/;
/** Names that mean something else: `public` is nobody in the operator's commands. */
const reservedUsernames: readonly string[] = ["public", "system"];

/** A mobile number as stored: half-width digits without spaces, hyphens and +86. */
export function normalizePhone(text: string): string {
  return text.normalize("NFKC").replace(/[\s\-()\u2010-\u2015]/g, "").replace(/^(\+|00)86/, "");
}

/** Reads what was typed at sign-in. The three kinds cannot collide: a user name starts with a letter and has no @. */
export function readIdentifier(text: string): Identifier {
  const typed = text.normalize("NFKC").trim();
  if (typed.includes("@")) return { kind: "email", value: typed.toLowerCase() };
  const phone = normalizePhone(typed);
  if (phonePattern.test(phone)) return { kind: "phone", value: phone };
  return { kind: "username", value: typed.toLowerCase() };
}

const emptyAsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

export const usernameSchema = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().toLowerCase())
  .refine((text) => usernamePattern.test(text), "usernameFormat")
  .refine((text) => !reservedUsernames.includes(text), "usernameReserved");

export const phoneSchema = z
  .string()
  .transform(normalizePhone)
  .refine((text) => phonePattern.test(text), "phoneFormat");

export const optionalPhoneSchema = z.preprocess(emptyAsAbsent, phoneSchema.optional());

export const optionalEmailSchema = z.preprocess(
  emptyAsAbsent,
  z
    .string()
    .transform((text) => text.normalize("NFKC").trim().toLowerCase())
    .pipe(z.email("emailFormat"))
    .optional(),
);

/** A person's name: 1 to 30 characters counted as people see them, so that 㛃 and 𠅤 are one each. */
export const personNameSchema = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => [...text].length >= 1 && [...text].length <= 30, "nameLength")
  .refine((text) => !/[\p{Cc}<>]/u.test(text), "nameCharacters");
