import { createTransport } from "nodemailer";
import type { Dispatch, MailTransport } from "./dispatch.ts";

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

// Wrong addresses and refused content stay wrong; a wrong password or certificate may be set right meanwhile.
const permanentCodes = new Set(["EENVELOPE", "EMESSAGE"]);

/** An SMTP server inside the government network: `smtp(s)://user:password@host:port`. */
export function smtpTransport(url: string): MailTransport {
  return {
    name: "smtp",
    async send({ messageId, from, to, subject, html, text }) {
      // One connection a mail: this tells exactly whether the content of this mail was on its way.
      let isOnItsWay = false;
      const transporter = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
      transporter.use("stream", (mail, done) => {
        mail.message.processFunc((stream) => {
          isOnItsWay = true;
          return stream;
        });
        done();
      });
      try {
        const { response } = await transporter.sendMail({ messageId, from, to, subject, html, text, headers: { "Auto-Submitted": "auto-generated" } });
        return { kind: "accepted", reference: response.slice(0, 200) };
      } catch (error) {
        return judge(error as SmtpError, isOnItsWay);
      } finally {
        transporter.close();
      }
    },
  };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  permanent?: boolean;
}

function judge({ code, responseCode, permanent }: SmtpError, isOnItsWay: boolean): Dispatch {
  const problem = `smtp ${responseCode ?? "unanswered"} ${code ?? "error"}`;
  if (responseCode !== undefined) return permanent && code !== "EAUTH" ? { kind: "refused", problem } : { kind: "later", problem, afterSeconds: null };
  if (permanentCodes.has(code ?? "")) return { kind: "refused", problem };
  return isOnItsWay ? { kind: "unknown", problem } : { kind: "later", problem, afterSeconds: null };
}
