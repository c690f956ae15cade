import { openMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { smsTellsOfBid } from "#app/domain/mail/sms.ts";
import { env } from "#app/env.server.ts";
import type { JobPayload } from "#app/jobs/queue.ts";
import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { bidNewsWords, demandNewsWords, smsWords } from "#app/messages/zh-CN/mail.ts";
import { itemNewsWords } from "#app/messages/zh-CN/news-mail.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { done, givenUp, type Outcome } from "./outcome.ts";
import { type OutgoingSms, smsDriver } from "./sms-driver.ts";

/** Sends one SMS through the configured driver. A code that is past its time is not sent any more. */
export async function sendSms({ smsId, to, sms }: JobPayload<"sendSms">): Promise<Outcome> {
  const { site, now } = await showSite();
  const message = { id: smsId, to, at: now, isOfBid: smsTellsOfBid(sms) };
  if (sms.kind === "reviewInvitation") return dispatch({ ...message, text: smsWords.reviewInvitation(site.name) });
  if ("place" in sms) return dispatch({ ...message, text: smsWords[sms.kind](site.name, formatDateTime(sms.at), sms.place) });
  if (sms.kind === "memberReminder") return dispatch({ ...message, text: smsWords.memberReminder(site.name) });
  if (sms.kind === "itemNews") return dispatch({ ...message, text: smsWords.itemNews(site.name, itemNewsWords.kinds[sms.news].word, sms.challengeNo) });
  if (sms.kind === "demandNews") return dispatch({ ...message, text: smsWords.demandNews(site.name, demandNewsWords.kinds[sms.news].word, sms.no) });
  if (sms.kind === "bidNews") return dispatch({ ...message, text: smsWords.bidNews(site.name, bidNewsWords.kinds[sms.news].word, sms.bidNo) });
  if (sms.kind === "bidReceipt") return dispatch({ ...message, text: smsWords.bidReceipt(site.name, sms.bidNo, sms.bidVersion, formatInstant(sms.receivedAt), sms.shortCode) });
  if (sms.kind === "bidResult") return dispatch({ ...message, text: smsWords.bidResult(site.name, sms.bidNo) });
  const code = openMessageCode(parseKey(env().JIEBANG_KEY), to, sms.sealedCode);
  if (code === null) return givenUp("codeCannotBeOpened");
  if (now >= new Date(sms.validUntil).toISOString()) return givenUp("codeOutOfDate");
  const text = smsWords[sms.kind](site.name, code, formatDateTime(sms.validUntil));
  return dispatch({ ...message, text });
}

async function dispatch(sms: OutgoingSms): Promise<Outcome> {
  const problem = await smsDriver(env().SMS_DRIVER).send(sms);
  return problem === null ? done() : givenUp(problem);
}
