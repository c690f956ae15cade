import type { Env } from "#app/env.server.ts";
import { putInOutbox } from "#app/services/outbox/outbox-folder.ts";

export interface OutgoingSms {
  id: string;
  /** 11 digits */
  to: string;
  text: string;
  /** ISO instant */
  at: string;
  /** It tells that somebody bids. */
  isOfBid: boolean;
}

/** A gateway (短信网关). Answers null when the message was taken over, else a code for the administrator. */
export interface SmsDriver {
  send(sms: OutgoingSms): Promise<string | null>;
}

const drivers: Record<Env["SMS_DRIVER"], SmsDriver> = {
  // Nothing is connected: who asks for an SMS all the same finds it among the undelivered.
  none: { send: async () => "noSmsGateway" },
  outbox: {
    async send(sms) {
      await putInOutbox({ kind: "sms", ...sms });
      return null;
    },
  },
};

export function smsDriver(name: Env["SMS_DRIVER"]): SmsDriver {
  return drivers[name];
}
