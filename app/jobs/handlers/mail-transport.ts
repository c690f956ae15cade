import type { Env } from "#app/env.server.ts";
import { putInOutbox } from "#app/services/outbox/outbox-folder.ts";
import { resendTransport } from "./resend-transport.ts";
import { smtpTransport } from "./smtp-transport.ts";

/** A mail ready to go. */
export interface OutgoingMail {
  id: string;
  /** Stable over all attempts, with its angle brackets. */
  messageId: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** ISO instant of the first attempt, the database's clock. */
  at: string;
}

/**
 * What became of one attempt; `problem` is a code of the channel, never a part of the mail.
 * `accepted`: taken over. `refused`: for good, repeating changes nothing. `later`: certainly not taken over,
 * to be tried again, after so many seconds where the channel names them. `unknown`: it may have been taken.
 */
export type Dispatch =
  | { kind: "accepted"; reference: string | null }
  | { kind: "refused"; problem: string }
  | { kind: "later"; problem: string; afterSeconds: number | null }
  | { kind: "unknown"; problem: string };

export interface MailTransport {
  name: "resend" | "smtp" | "outbox";
  send(mail: OutgoingMail): Promise<Dispatch>;
}

/** Resend where a key is set, else the SMTP server that is set, else the outbox folder. */
export function mailTransport(settings: Pick<Env, "RESEND_API_KEY" | "RESEND_BASE_URL" | "SMTP_URL">): MailTransport {
  if (settings.RESEND_API_KEY) return resendTransport(settings.RESEND_API_KEY, settings.RESEND_BASE_URL);
  if (settings.SMTP_URL) return smtpTransport(settings.SMTP_URL);
  return outboxTransport;
}

const outboxTransport: MailTransport = {
  name: "outbox",
  async send(mail) {
    await putInOutbox({ kind: "mail", ...mail });
    return { kind: "accepted", reference: null };
  },
};
