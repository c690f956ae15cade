import { z } from "zod";
import { optionalEmailSchema, optionalPhoneSchema, personNameSchema, usernameSchema } from "./identifier.ts";
import { unitKinds } from "./unit-kinds.ts";
import { checkUscc } from "./uscc.ts";

/** The code as stored. Only its format may stop a form (guide 0.1, 7). */
export const usccSchema = z.string().transform((text, context) => {
  const check = checkUscc(text);
  if (check.problem !== null) context.issues.push({ code: "custom", message: check.problem === "length" ? "usccLength" : "usccAlphabet", input: text });
  return check.normalized;
});

export const unitNameSchema = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => [...text].length >= 2 && [...text].length <= 100, "unitNameLength")
  .refine((text) => !/[\p{Cc}<>]/u.test(text), "nameCharacters");

/** 登记单位 by somebody who has an account. The kind comes from the code when it is not given. */
export const unitRegistrationSchema = z.strictObject({
  uscc: usccSchema,
  unitName: unitNameSchema,
  unitKind: z.enum(unitKinds).optional(),
});

/** How a person is made known: nobody needs an e-mail address or a phone (guide 0.1, 19). */
const personFields = {
  name: personNameSchema,
  username: usernameSchema,
  phone: optionalPhoneSchema,
  email: optionalEmailSchema,
};

export const personSchema = z.strictObject(personFields);

/** 注册单位账号: person, unit and password in one form. Passwords are judged by the installation's rules, not here. */
export const accountRegistrationSchema = z.strictObject({
  ...unitRegistrationSchema.shape,
  ...personFields,
  password: z.string().min(1, "required").max(1000),
  passwordAgain: z.string().max(1000),
}).refine((input) => input.password === input.passwordAgain, { path: ["passwordAgain"], message: "passwordsDiffer" });

export type UnitRegistration = z.infer<typeof unitRegistrationSchema>;
export type AccountRegistration = z.infer<typeof accountRegistrationSchema>;
export type PersonInput = z.infer<typeof personSchema>;
