import { Resend, type ErrorResponse } from "resend";
import type { Dispatch, MailTransport } from "./dispatch.ts";

const timeoutMs = 20_000;
const quotaWaitSeconds = 3600;

/**
 * Resend by its own SDK. The mail's id is the idempotency key: for 24 h Resend answers a repetition with
 * the first answer and sends nothing, so that an unanswered request may simply be repeated. Resend writes a
 * Message-ID of its own over ours, hence the second header that keeps it.
 */
export function resendTransport(apiKey: string, baseUrl?: string): MailTransport {
  const resend = new Resend(apiKey, { ...(baseUrl && { baseUrl: baseUrl.replace(/\/$/, "") }) });
  return {
    name: "resend",
    async send({ id, messageId, from, to, subject, html, text }) {
      const answer = await resend.emails.send(
        { from, to, subject, html, text, headers: { "Message-ID": messageId, "X-Entity-Ref-ID": id, "Auto-Submitted": "auto-generated" } },
        { idempotencyKey: id, signal: AbortSignal.timeout(timeoutMs) },
      );
      return answer.error ? judge(answer.error, answer.headers) : { kind: "accepted", reference: answer.data.id };
    },
  };
}

function judge({ name, statusCode }: ErrorResponse, headers: Record<string, string> | null): Dispatch {
  const problem = `resend ${statusCode ?? "unreachable"} ${name}`;
  // The key was used with other words (a template changed between two attempts): the first was taken over.
  if (name === "invalid_idempotent_request") return { kind: "accepted", reference: null };
  if (name === "daily_quota_exceeded" || name === "monthly_quota_exceeded") return { kind: "later", problem, afterSeconds: quotaWaitSeconds };
  if (statusCode === 429) return { kind: "later", problem, afterSeconds: secondsIn(headers) };
  const isTheirs = statusCode === null || statusCode >= 500 || name === "concurrent_idempotent_requests";
  return isTheirs ? { kind: "later", problem, afterSeconds: null } : { kind: "refused", problem };
}

/** `retry-after`, else `ratelimit-reset`; both in whole seconds. At least one, at most an hour. */
function secondsIn(headers: Record<string, string> | null): number {
  const seconds = Number(headers?.["retry-after"] ?? headers?.["ratelimit-reset"]);
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), 3600) : 5;
}
