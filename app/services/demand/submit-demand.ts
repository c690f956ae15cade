import { z } from "zod";
import { findCall } from "#app/db/demand-call.ts";
import { keepVersion, readDemandForm } from "#app/db/demand.ts";
import { readDemand } from "#app/domain/demand/content.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { missingOf } from "./save-demand.ts";
import { tellDemand } from "./tell-demand.ts";

const none = z.strictObject({});

/** 提交需求: whole, as a version of its text; to the county body where one is chosen. Refusal: demandIncomplete with all that is missing. */
export const submitDemand = defineMove({
  noun: "demand",
  move: "submit",
  input: none,
  perform: async ({ tx, ctx, subject, move }) => {
    const stored = await readDemandForm(subject.id, tx);
    const call = await findCall(stored.callCode, tx);
    if (call?.noticeStatus === "withdrawn" && subject.status === "draft") return refuse("notYetOpen");
    const missing = missingOf(stored.form, call?.recommendation ?? "none");
    const { content } = readDemand(stored.form);
    if (content === null || missing.length > 0) return refuse("demandIncomplete", { fields: missing, facts: { count: missing.length } });
    const number = await keepVersion(tx, subject.id, { content, side: "owner", note: "", writtenBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, textVersion: number }, ...(stored.recommenderId !== null && { outcome: "viaCounty" }) });
    if (moved.ok && stored.recommenderId !== null) await tellDemand(tx, subject.id, { news: "recommendationAsked", key: String(moved.value.seq) });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), textVersion: number }) : moved;
  },
});

const opinion = z.strictObject({
  /** What the county body says of it, for the bureau and the firm. */
  opinion: z.string().trim().max(1000).default(""),
});

/** 推荐, by the county body online, or by the officer from its paper. */
export const recommendDemand = defineMove({
  noun: "demand",
  move: "recommend",
  input: opinion,
  perform: async ({ subject, input, move }) => {
    const moved = await move({ facts: { no: subject.no }, ...(input.opinion !== "" && { detail: { reason: input.opinion } }) });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** 退回修改, with the reason that the firm reads. */
export const returnDemand = defineMove({
  noun: "demand",
  move: "return",
  input: none,
  perform: async ({ tx, subject, reason, move }) => {
    const moved = await move();
    if (!moved.ok) return moved;
    await tellDemand(tx, subject.id, { news: "returned", ...(reason && { words: reason }), key: String(moved.value.seq) });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
export const startVetting = defineMove({ noun: "demand", move: "startVetting", input: none });
/** 退回需求库 of what came to no challenge; it may be vetted again, also for a later round. */
export const shelveDemand = defineMove({
  noun: "demand",
  move: "shelve",
  input: none,
  perform: async ({ tx, subject, reason, move }) => {
    const moved = await move();
    if (!moved.ok) return moved;
    await tellDemand(tx, subject.id, { news: "shelved", ...(reason && { words: reason }), key: String(moved.value.seq) });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
export const revisitDemand = defineMove({ noun: "demand", move: "revisit", input: none });
export const withdrawDemand = defineMove({ noun: "demand", move: "withdraw", input: none });
