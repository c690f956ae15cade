import type { MailTemplate } from "#app/domain/mail/mail.ts";

/** A mail ready to go. */
export interface OutgoingMail {
  id: string;
  template: MailTemplate;
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
