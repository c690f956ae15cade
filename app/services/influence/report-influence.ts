import { randomInt } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findInfluenceReports, findOwnInfluenceReports, insertInfluenceReport, judgesInRound, lockInfluenceReport, type StoredInfluenceReport, writeInfluenceAnswer } from "#app/db/influence.ts";
import { findSubject } from "#app/db/subjects.ts";
import { influenceAnswer, newInfluenceReport } from "#app/domain/influence/schema.ts";
import type { InfluenceReportView } from "#app/domain/influence/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import { keptInfluence } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

const numbers = 1_000_000;

/**
 * 打招呼情况报告, by an expert or a person with a duty of the round, to its supervisor. The texts are encrypted; the log has the
 * digest of what is stored and no name, so that a report cannot vanish and its reporter cannot be seen there.
 * Refusals: signInNeeded, invalidInput (`item`), notAllowed (no part in that round).
 */
export async function reportInfluence(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = newInfluenceReport.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { personId } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const challenge = await findSubject("challenge", input.data.item);
  if (!challenge) return refuse("invalidInput", { fields: [{ path: "item", message: "unknownChallenge" }] });
  const hasDuty = staffRelations(ctx.actor, challenge.roundId).some((relation) => relation !== "public");
  if (!hasDuty && !(await judgesInRound(personId, challenge.roundId))) return refuse("notAllowed");
  return inTransaction(async (tx) => {
    const id = uuidv7();
    const content = keptInfluence.keep(id, "report", input.data);
    for (;;) {
      const no = `DZH-${String(randomInt(numbers)).padStart(6, "0")}`;
      if (!(await insertInfluenceReport(tx, { id, no, roundId: challenge.roundId, reportedBy: personId, content }))) continue;
      await appendEvent(tx, "influenceReport", id, "report", { by: "undisclosed", digest: sha256Hex(content) });
      return ok({ id, no });
    }
  });
}

function viewOf({ id, content, answer, reporter, ...row }: StoredInfluenceReport, showsReporter: boolean): InfluenceReportView {
  return { ...row, ...keptInfluence.readReport(id, content), reporter: showsReporter ? reporter : null, answer: answer && keptInfluence.readAnswer(id, answer) };
}

/** One's own reports with what the supervisor answered. */
export async function listOwnInfluence({ actor }: Context): Promise<Result<InfluenceReportView[]>> {
  if (actor.personId === null) return refuse("signInNeeded");
  return ok((await findOwnInfluenceReports(actor.personId)).map((row) => viewOf(row, false)));
}

/** All reports of the rounds that the actor supervises. Refusal: notFound for everybody else, officers and leaders too. */
export async function listInfluence({ actor }: Context): Promise<Result<InfluenceReportView[]>> {
  const rounds = roundsWithin(actor, ["supervisor"]);
  if (rounds.length === 0) return refuse("notFound");
  return ok((await findInfluenceReports(rounds)).map((row) => viewOf(row, true)));
}

/** What this person may list: as a supervisor all of the round, else one's own. */
export async function listVisibleInfluence(ctx: Context): Promise<Result<InfluenceReportView[]>> {
  const all = await listInfluence(ctx);
  return all.ok ? all : listOwnInfluence(ctx);
}

/** One of them by its number. Refusal: notFound. */
export async function showInfluence(ctx: Context, no: string): Promise<Result<InfluenceReportView>> {
  const listed = await listVisibleInfluence(ctx);
  if (!listed.ok) return listed;
  const report = listed.value.find((one) => one.no === no);
  return report ? ok(report) : refuse("notFound");
}

/** What was done about a report, once; the reporter reads it. Refusals: notFound, alreadyDone. */
export async function answerInfluence(ctx: Context, rawInput: unknown): Promise<Result<{ no: string }>> {
  const input = influenceAnswer.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const rounds = roundsWithin(ctx.actor, ["supervisor"]);
  if (rounds.length === 0) return refuse("notFound");
  return inTransaction(async (tx) => {
    const report = await lockInfluenceReport(tx, input.data.no, rounds);
    if (!report) return refuse("notFound");
    if (report.isAnswered) return refuse("alreadyDone");
    await writeInfluenceAnswer(tx, report.id, keptInfluence.keep(report.id, "answer", input.data.answer), ctx.actor.personId);
    await appendEvent(tx, "influenceReport", report.id, "answer", { by: "supervisor" });
    return ok({ no: input.data.no });
  });
}
