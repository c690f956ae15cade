import { openMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { inTransaction } from "#app/db/client.ts";
import { recordFailed, recordNotSent, recordSent, recordUnknown, startAttempt } from "#app/db/mail-delivery.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";
import { enqueue, type JobPayload } from "#app/jobs/queue.ts";
import { showSite } from "#app/services/site/show-site.ts";
import type { Dispatch, OutgoingMail } from "./dispatch.ts";
import { mailTransport, outboxTransport } from "./mail-transport.ts";
import { done, givenUp, retry, type Outcome } from "./outcome.ts";
import { renderMail } from "./render-mail.tsx";
import { isRehearsalNumber } from "#app/domain/rehearsal/numbers.ts";

type Payload = JobPayload<"sendMail">;

/**
 * Sends one mail. Runs at least once and may be killed anywhere: the attempt is counted before it is made, the
 * Message-ID is the one of the first attempt, and a mail goes at most twice (trust.md section 6).
 */
export async function sendMail(payload: Payload, isLastTry: boolean): Promise<Outcome> {
  const { mailId, mail } = payload;
  const attempt = await startAttempt(mailId, mail.template, newMessageId(mailId, env().MAIL_FROM));
  if (attempt.state === "alreadySent") return done({ problem: "alreadySent" });
  if (attempt.state === "exhausted") return giveUp(mailId, "twoAttemptsUnanswered");
  const outgoing = await write(payload, attempt);
  if (!outgoing) return giveUp(mailId, "codeCannotBeOpened");
  // A rehearsal writes to nobody outside: its mails lie in the outbox, whatever channel is set.
  const transport = "challengeNo" in mail && isRehearsalNumber(mail.challengeNo) ? outboxTransport : mailTransport(env());
  return settle(payload, transport.name, await transport.send(outgoing), isLastTry);
}

/** The mail with its words, or null when its sealed code was made under another key or for another address. */
async function write({ mailId, to, mail }: Payload, { messageId, firstAt }: { messageId: string; firstAt: string }): Promise<OutgoingMail | null> {
  const { MAIL_FROM: from, ORIGIN: origin, JIEBANG_KEY } = env();
  const code = "sealedCode" in mail ? openMessageCode(parseKey(JIEBANG_KEY), to, mail.sealedCode) : "";
  if (code === null) return null;
  const { site } = await showSite();
  return { id: mailId, template: mail.template, messageId, from, to, at: firstAt, ...(await renderMail(mail, code, { site, origin })) };
}

async function settle(payload: Payload, via: string, dispatch: Dispatch, isLastTry: boolean): Promise<Outcome> {
  const { mailId } = payload;
  switch (dispatch.kind) {
    case "accepted":
      await recordSent(mailId, via);
      return done({ via, reference: dispatch.reference });
    case "refused":
      await recordNotSent(mailId, dispatch.problem);
      return giveUp(mailId, dispatch.problem);
    case "unknown":
      await recordUnknown(mailId, dispatch.problem);
      return isLastTry ? giveUp(mailId, dispatch.problem) : retry(dispatch.problem);
    case "later":
      if (dispatch.afterSeconds === null) {
        await recordNotSent(mailId, dispatch.problem);
        return isLastTry ? giveUp(mailId, dispatch.problem) : retry(dispatch.problem);
      }
      await postpone(payload, dispatch.problem, dispatch.afterSeconds);
      return done({ problem: dispatch.problem, postponedSeconds: dispatch.afterSeconds });
  }
}

/** A named wait is not a failure and uses up no retry: the same mail as a new job that starts then. */
async function postpone(payload: Payload, problem: string, afterSeconds: number): Promise<void> {
  await inTransaction(async (tx) => {
    await recordNotSent(payload.mailId, problem, tx);
    return ok(await enqueue(tx, "sendMail", payload, { startAfter: afterSeconds }));
  });
}

async function giveUp(mailId: string, problem: string): Promise<Outcome> {
  await recordFailed(mailId, problem);
  return givenUp(problem);
}

/** Under the sender's own domain; kept with the delivery, so that a later change of the sender leaves it alone. */
function newMessageId(mailId: string, from: string): string {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  return `<${mailId}@${domain}>`;
}
