import { z } from "zod";
import type { Transaction } from "#app/db/client.ts";
import { type DemandUnit, findCoOwners, insertCoOwners, insertDemand, insertParents, keepVersion, nextDemandNo, readDemandForm, readLastVersion } from "#app/db/demand.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { DemandContent } from "#app/domain/demand/content.ts";
import { formOfDemand } from "#app/domain/demand/convert.ts";
import { joinedDemand } from "#app/domain/demand/join.ts";
import { demandLifecycle } from "#app/domain/demand/lifecycle.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import type { DemandSubject } from "#app/domain/policy/demand.ts";
import { seriesOf } from "#app/domain/rehearsal/numbers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { tellDemand } from "./tell-demand.ts";

const title = z.string().trim().min(8, "titleLength").max(60, "titleLength");

const mergeInput = z.strictObject({
  /** Numbers of the demands to be merged with this one. */
  others: z.string().trim().min(1, "required").max(300),
  title,
});

/**
 * 合并: this demand and the others end in one that is vetted in their place; it keeps their numbers as parents, its text is
 * theirs passage by passage for the officer to go over. Where several units asked, the one of the demand that the officer began from
 * leads and the others stand beside it (联合需求单位): each signs for the text, none of them bids. Refusals: notEnoughDemands, textsTooLong.
 */
export const mergeDemands = defineMove({
  noun: "demand",
  move: "merge",
  input: mergeInput,
  perform: async ({ tx, ctx, subject, input, reason, move }) => {
    const others: DemandSubject[] = [];
    for (const no of new Set(input.others.normalize("NFKC").toUpperCase().split(/[\s、,;；]+/).filter(Boolean))) {
      const other = no === subject.no ? null : await findSubject("demand", no, tx);
      if (!other || other.roundId !== subject.roundId || !canMove(demandLifecycle, "merge", other.status)) return refuse("notEnoughDemands", { fields: [{ path: "others", message: "unknownDemand" }] });
      others.push(other);
    }
    if (others.length === 0) return refuse("notEnoughDemands", { fields: [{ path: "others", message: "required" }] });
    const parts: { no: string; content: DemandContent }[] = [];
    for (const one of [subject, ...others]) {
      const version = await readLastVersion(one.id, tx);
      if (version) parts.push({ no: one.no, content: version.content });
    }
    const joined = joinedDemand(parts, input.title);
    if (!joined.ok) return joined;
    const child = await addChild(tx, ctx, subject, [subject, ...others], joined.value);
    if (!child.ok) return child;
    for (const other of others) {
      const merged = await transition(tx, { noun: "demand", subject: other, move: "merge", actor: ctx.actor, facts: { no: other.no, into: child.value }, ...(reason && { reason }) });
      if (!merged.ok) return merged;
    }
    const moved = await move({ facts: { no: subject.no, into: child.value } });
    const words = `${[subject, ...others].map(({ no }) => no).join("、")} → ${child.value}`;
    if (moved.ok) for (const { id } of await oneOfEachUnit([subject, ...others], tx)) await tellDemand(tx, id, { news: "merged", words, key: String(moved.value.seq) });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), into: child.value }) : moved;
  },
});

const splitInput = z.strictObject({
  /** One line a part: the titles of what it is split into. */
  titles: z.string().trim().min(1, "required").max(700),
});

/** 拆分: one demand ends in several, each with its text for the officer to cut down, each knowing where it comes from. */
export const splitDemand = defineMove({
  noun: "demand",
  move: "split",
  input: splitInput,
  perform: async ({ tx, ctx, subject, input, move }) => {
    const titles = input.titles.split("\n").map((line) => line.trim()).filter(Boolean);
    const isGood = titles.length >= 2 && titles.length <= 10 && titles.every((one) => title.safeParse(one).success) && new Set(titles).size === titles.length;
    if (!isGood) return refuse("invalidInput", { fields: [{ path: "titles", message: "splitTitles" }] });
    const version = await readLastVersion(subject.id, tx);
    if (!version) return refuse("wrongState", { facts: { state: subject.status } });
    const into: string[] = [];
    for (const one of titles) {
      const child = await addChild(tx, ctx, subject, [subject], { ...version.content, title: one });
      if (!child.ok) return child;
      into.push(child.value);
    }
    const moved = await move({ facts: { no: subject.no, into: into.join("、") } });
    if (moved.ok) await tellDemand(tx, subject.id, { news: "split", words: `${subject.no} → ${into.join("、")}`, key: String(moved.value.seq) });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), into: into.join("、") }) : moved;
  },
});

/** A demand made from others: it stands at the vetting at once, for its parents had come that far. Answers its number. */
async function addChild(tx: Transaction, ctx: Context, place: DemandSubject, parents: readonly DemandSubject[], content: DemandContent): Promise<Result<string>> {
  const stored = await readDemandForm(place.id, tx);
  const no = await nextDemandNo(tx, seriesOf("XQ", dayOf(ctx.now).slice(0, 4), stored.roundCode));
  const { unitId, unitName, unitUscc, recommenderId } = stored;
  const receivedOn = place.isFromPaper ? dayOf(ctx.now) : null;
  const id = await insertDemand(tx, { no, callId: place.callId, unitId, unitName, unitUscc, recommenderId, form: formOfDemand(content, stored.form.recommender), receivedOn, takeoverDigest: null, createdBy: ctx.actor.personId });
  await insertCoOwners(tx, id, await coOwnersOf(parents, unitUscc, tx));
  await insertParents(tx, id, parents.map((parent) => parent.id));
  await recordBirthBy(ctx.actor, tx, "demand", id, "create", { no, parents: parents.map((parent) => parent.no).join("、") });
  await keepVersion(tx, id, { content, side: "bureau", note: "", writtenBy: ctx.actor.personId });
  const submitted = await transition(tx, { noun: "demand", subject: { id, status: "draft", version: 1 }, move: "submit", actor: systemActor, facts: { no } });
  if (!submitted.ok) return submitted;
  const started = await transition(tx, { noun: "demand", subject: { id, status: "submitted", version: submitted.value.version }, move: "startVetting", actor: systemActor, facts: { no } });
  return started.ok ? ok(no) : started;
}

/** Who asked for the parents besides the unit that leads, each once. */
async function coOwnersOf(parents: readonly DemandSubject[], lead: string, tx: Transaction): Promise<DemandUnit[]> {
  const units = new Map<string, DemandUnit>();
  for (const { id } of parents) for (const unit of [await readDemandForm(id, tx), ...(await findCoOwners(id, tx))]) units.set(unit.unitUscc, unit);
  units.delete(lead);
  return [...units.values()];
}

/** The demands without those whose unit was named already: nobody is told twice of one merger. */
async function oneOfEachUnit(demands: readonly DemandSubject[], tx: Transaction): Promise<DemandSubject[]> {
  const found = new Map<string, DemandSubject>();
  for (const demand of demands) {
    const { unitUscc } = await readDemandForm(demand.id, tx);
    if (!found.has(unitUscc)) found.set(unitUscc, demand);
  }
  return [...found.values()];
}
