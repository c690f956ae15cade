import type { Env } from "#app/env.server.ts";
import { putInOutbox } from "#app/services/outbox/outbox-folder.ts";
import type { MailTransport } from "./dispatch.ts";
import { resendTransport } from "./resend-transport.ts";
import { smtpTransport } from "./smtp-transport.ts";

/** Resend where a key is set, else the SMTP server that is set, else the outbox folder. */
export function mailTransport(settings: Pick<Env, "RESEND_API_KEY" | "RESEND_BASE_URL" | "SMTP_URL">): MailTransport {
  if (settings.RESEND_API_KEY) return resendTransport(settings.RESEND_API_KEY, settings.RESEND_BASE_URL);
  if (settings.SMTP_URL) return smtpTransport(settings.SMTP_URL);
  return outboxTransport;
}

export const outboxTransport: MailTransport = {
  name: "outbox",
  async send(mail) {
    await putInOutbox({ kind: "mail", ...mail });
    return { kind: "accepted", reference: null };
  },
};
