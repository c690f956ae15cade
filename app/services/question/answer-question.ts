import { z } from "zod";
import type { Transaction } from "#app/db/client.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { findUnitNamesBut, readAnswerDraft, setAnswerDraft, setDeclinedReason, setPublished } from "#app/db/question.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { QuestionSubject } from "#app/domain/policy/question.ts";
import { type AnswerKind, namesSomebody, suspectedChanges } from "#app/domain/question/change.ts";
import { answerDraft, answerPublication } from "#app/domain/question/schema.ts";
import { tellTeams } from "#app/services/bid/tell-teams.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellAsker } from "./tell-asker.ts";

/** 拟答复 by the owner within three working days; an officer drafts where there is no owner or it is late. The last draft counts. */
export const draftAnswer = defineMove({
  noun: "question",
  move: "draft",
  input: answerDraft,
  perform: async ({ tx, ctx, subject, input, move }) => {
    await setAnswerDraft(tx, subject.id, { ...input, by: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/**
 * Only a correction changes a published challenge. What is declared as a change is refused; what looks like one is refused until
 * somebody says that it was checked. Refusals: answerChangesItem, answerLooksLikeChange, namesSomebody.
 */
async function mayStand(tx: Transaction, subject: QuestionSubject, input: { question: string; answer: string; changes: AnswerKind; checked: boolean }): Promise<Result<null>> {
  if (input.changes !== "none") return refuse("answerChangesItem", { facts: { kind: input.changes }, fields: [{ path: "changes", message: "answerChangesItem" }] });
  if (namesSomebody(input.question, await findUnitNamesBut(tx, subject.challengeId))) return refuse("namesSomebody", { fields: [{ path: "question", message: "namesSomebody" }] });
  const { indicators } = await readChallengeContent(subject.challengeId, tx);
  const suspected = input.checked ? [] : suspectedChanges(input.answer, indicators);
  if (suspected.length === 0) return ok(null);
  return refuse("answerLooksLikeChange", { facts: { kinds: suspected.join(",") }, fields: [{ path: "answer", message: "answerLooksLikeChange" }] });
}

/**
 * 公开答复: question and answer for everybody at once, without who asked; told to teams, followers and the asker. Where no second
 * person drafted what is published, the log says so, for the 例外清单 (guide 0.1, 17).
 */
export const publishAnswer = defineMove({
  noun: "question",
  move: "publish",
  input: answerPublication,
  perform: async ({ tx, ctx, subject, input, move }) => {
    const standing = await mayStand(tx, subject, input);
    if (!standing.ok) return standing;
    const draft = await readAnswerDraft(tx, subject.id);
    const isSeconded = draft !== null && draft.by !== null && draft.by !== ctx.actor.personId && draft.answer.trim() === input.answer.trim();
    const number = await setPublished(tx, subject.id, { challengeId: subject.challengeId, question: input.question, answer: input.answer });
    const moved = await move({ facts: { no: subject.no, number, ...(!isSeconded && { unseconded: true }) } });
    if (!moved.ok) return moved;
    const words = `第 ${number} 问：${input.question}`;
    await tellTeams(tx, subject.challengeId, { kind: "answered", words, key: subject.id });
    await tellFollowers(tx, { challengeId: subject.challengeId, news: "answered", words, key: subject.id });
    await tellAsker(tx, subject.id, { challengeId: subject.challengeId, news: "answered", words });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), number });
  },
});

/** 不予答复, with a reason for who asked. */
export const declineQuestion = defineMove({
  noun: "question",
  move: "decline",
  input: z.strictObject({}),
  perform: async ({ tx, subject, reason, move }) => {
    await setDeclinedReason(tx, subject.id, reason ?? "");
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    await tellAsker(tx, subject.id, { challengeId: subject.challengeId, news: "questionDeclined", words: reason ?? "" });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
