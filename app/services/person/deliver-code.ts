import type { Activation, ActivationPurpose } from "#app/auth/identity.ts";
import { sealMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import type { Transaction } from "#app/db/client.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

/** How a single-use code reaches its person. */
export const deliveries = ["print", "mail", "sms"] as const;

export type Delivery = (typeof deliveries)[number];

/** What this installation can do: mail always goes somewhere, messages only through a gateway. */
export function possibleDeliveries(): Delivery[] {
  return deliveries.filter((via) => via !== "sms" || env().SMS_DRIVER !== "none");
}

/** 激活单: what is printed on A4 and handed over. `card`: the codes of a 口令卡 that comes with it. */
export interface Slip {
  purpose: ActivationPurpose;
  name: string;
  username: string;
  unitName: string | null;
  code: string;
  /** Where the code is entered. */
  address: string;
  expiresAt: string;
  card: string[] | null;
}

/** Printed, or sent to a (masked) address. */
export type Delivered = { via: "print"; slip: Slip } | { via: "mail" | "sms"; to: string };

export interface Recipient {
  name: string;
  username: string;
  phone: string | null;
  email: string | null;
  unitName: string | null;
}

/** Hands a code over: as a slip to print, or as a mail or message in the same transaction. Refuses where the person has no such address. */
export async function deliverCode(
  tx: Transaction,
  input: { via: Delivery; purpose: ActivationPurpose; recipient: Recipient; activation: Activation; card?: string[] | null },
): Promise<Result<Delivered>> {
  const { via, purpose, recipient, activation } = input;
  const { name, username, unitName, phone, email } = recipient;
  if (via === "print") {
    return ok({ via, slip: { purpose, name, username, unitName, code: activation.code, address: `${env().ORIGIN}/activate`, expiresAt: activation.expiresAt, card: input.card ?? null } });
  }
  const kek = parseKey(env().JIEBANG_KEY);
  if (via === "mail") {
    if (!email) return refuse("invalidInput", { fields: [{ path: "via", message: "noEmail" }] });
    await enqueueMail(tx, email, {
      template: "invitation",
      purpose,
      personName: name,
      unitName,
      username,
      sealedCode: sealMessageCode(kek, email, activation.code),
      validUntil: activation.expiresAt,
    });
    return ok({ via, to: maskEmail(email) });
  }
  if (env().SMS_DRIVER === "none") return refuse("invalidInput", { fields: [{ path: "via", message: "noSms" }] });
  if (!phone) return refuse("invalidInput", { fields: [{ path: "via", message: "noPhone" }] });
  await enqueueSms(tx, phone, { kind: purpose, sealedCode: sealMessageCode(kek, phone, activation.code), validUntil: activation.expiresAt });
  return ok({ via, to: maskMobile(phone) });
}

function maskEmail(email: string): string {
  const [user = "", host = ""] = email.split("@");
  return `${user.slice(0, 1)}***@${host}`;
}
