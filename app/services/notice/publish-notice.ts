import { z } from "zod";
import { findFrozenByWithdrawal, lockAwardsOf } from "#app/db/award.ts";
import { findNoticeByNumber, readNoticeForMove, stampNotice } from "#app/db/notice.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { publicityPeriod } from "#app/domain/kernel/working-days.ts";
import { resultBody } from "#app/domain/notice/result-body.ts";
import { defineMove, refusalOf, type Step } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { tellTeams } from "./tell-teams.ts";
import { ownDocumentNumber } from "./own-document-number.ts";

const publishInput = z.strictObject({
  /** 发文字号, e.g. 焦工信〔2026〕12号. */
  documentNumber: z.string().trim().min(1, "required"),
});

/**
 * 发布公告 under a document number. A result notice begins its 公示 term by the round's rules, announces its awards in the
 * same transaction and tells every team of the challenge its own result (guide 0.1, 2).
 * Refusals: invalidInput, documentNumberTaken, samePerson (who decided does not publish).
 */
export const publishNotice = defineMove({
  noun: "notice",
  move: "publish",
  input: publishInput,
  perform: async (step) => {
    const { tx, ctx, subject, input, move } = step;
    const number = ownDocumentNumber(input.documentNumber, subject);
    if (!number.ok) return number;
    const notice = await readNoticeForMove(tx, subject.id);
    const term = notice.kind === "result" ? await termOf(step) : ok(null);
    if (!term.ok) return term;
    const awards = (await lockAwardsOf(tx, subject.id)).filter(({ status }) => status !== "revoked");
    if (await findNoticeByNumber(tx, number.value)) return refuse("documentNumberTaken", { fields: [{ path: "documentNumber", message: "duplicate" }] });
    await stampNotice(tx, subject.id, { number: number.value, publishedAt: ctx.now, startsOn: term.value?.start ?? null, endsOn: term.value?.end ?? null });
    const moved = await move({ facts: { documentNumber: formatDocumentNumber(number.value), ...(term.value && { startsOn: term.value.start, endsOn: term.value.end }) } });
    if (!moved.ok) return moved;
    const announced = await announce(step, awards);
    if (!announced.ok) return announced;
    if (notice.kind === "result" && notice.challengeId) {
      const { title, challengeId, challengeNo } = notice;
      await tellTeams(tx, { id: subject.id, title, challengeId, challengeNo, documentNumber: formatDocumentNumber(number.value), term: term.value }, resultBody.parse(notice.body));
      await tellFollowers(tx, { challengeId, news: "result", words: formatDocumentNumber(number.value), key: moved.value.seq });
    }
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), announced: awards.length, startsOn: term.value?.start ?? null, endsOn: term.value?.end ?? null });
  },
});

/** First and last day of the term. In years without a notice of holidays the days are provisional and still binding as printed. */
async function termOf({ tx, ctx, subject }: Step<"notice", unknown>): Promise<Result<{ start: string; end: string } | null>> {
  const { rules } = await readRoundSettings(subject.roundId, tx);
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  if (subject.isRehearsal) return ok({ start: today.value, end: today.value });
  return publicityPeriod(today.value, rules.publicity.workingDays, rules.publicity.startsOn);
}

/** Awards are announced, and those that stood still since an earlier notice of the same result was withdrawn go on; another objection's freeze stays. */
async function announce({ tx, ctx, offline }: Step<"notice", unknown>, awards: readonly { id: string }[]): Promise<Result<null>> {
  const paper = await paperOf(offline);
  const waiting = await findFrozenByWithdrawal(tx, awards.map(({ id }) => id));
  for (const { id } of awards) {
    const award = await findSubject("award", id, tx);
    if (!award) return refuse("notFound");
    if (award.status !== "proposed") {
      const released = waiting.includes(id) ? await transition(tx, { noun: "award", subject: award, move: "release", actor: ctx.actor, ...(paper && { offline: paper }) }) : ok(null);
      if (!released.ok) return released;
      continue;
    }
    const refused = refusalOf("award", ctx, "announce", award, offline !== undefined);
    if (refused) return { ok: false, refusal: refused };
    const announced = await transition(tx, { noun: "award", subject: award, move: "announce", actor: ctx.actor, ...(paper && { offline: paper }) });
    if (!announced.ok) return announced;
  }
  return ok(null);
}
