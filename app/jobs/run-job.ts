import type { JobResult, JobWithMetadata } from "pg-boss";
import { checkOpenedFiles } from "./handlers/check-opened-files.ts";
import { closeDueChallenges } from "./handlers/close-due-challenges.ts";
import { endLateConflicts } from "./handlers/end-late-conflicts.ts";
import { endResupplies } from "./handlers/end-resupplies.ts";
import { endSilentMatchings } from "./handlers/end-silent-matchings.ts";
import { endSilentCorrections } from "./handlers/end-silent-corrections.ts";
import { markPeople } from "./handlers/mark-people.ts";
import { pruneIdentity } from "./handlers/prune-identity.ts";
import { probeService } from "./handlers/probe-service.ts";
import type { Outcome } from "./handlers/outcome.ts";
import { screenSimilarity } from "./handlers/screen-similarity.ts";
import { sendMail } from "./handlers/send-mail.ts";
import { sendSms } from "./handlers/send-sms.ts";
import { solveAssignment } from "./handlers/solve-assignment.ts";
import { tellSearches } from "./handlers/tell-searches.ts";
import { remindDeadlines } from "./handlers/remind-deadlines.ts";
import { scanFiles } from "./handlers/scan-files.ts";
import { sweepFiles } from "./handlers/sweep-files.ts";
import { log } from "./log.ts";
import { jobSchemas, type JobName, type JobPayload } from "./queue.ts";
import { playRehearsals } from "./handlers/play-rehearsals.ts";
import { publishScheduled } from "./handlers/publish-scheduled.ts";

const handlers: { [N in JobName]: (payload: JobPayload<N>, isLastTry: boolean) => Promise<Outcome> } = { sendMail, sendSms, closeDueChallenges, pruneIdentity, probeService, sweepFiles, scanFiles, remindDeadlines, checkOpenedFiles, solveAssignment, screenSimilarity, tellSearches, endSilentCorrections, endSilentMatchings, endLateConflicts, endResupplies, playRehearsals, publishScheduled, markPeople };

export const jobNames = Object.keys(handlers) as JobName[];

const statuses = { done: "completed", givenUp: "deadletter", retry: "failed" } as const satisfies Record<Outcome["kind"], JobResult["status"]>;

/** Runs one job and says what became of it. What a handler throws is a bug or a lost database: tried again. */
export async function runJob<N extends JobName>(name: N, job: JobWithMetadata<unknown>): Promise<JobResult> {
  try {
    const payload = jobSchemas[name].parse(job.data) as JobPayload<N>;
    const { kind, facts } = await handlers[name](payload, job.retryCount >= job.retryLimit);
    if (kind !== "done" || Object.values(facts).some(Boolean)) log(kind === "done" ? "info" : "error", `job ${kind}`, { job: name, id: job.id, ...facts });
    return { id: job.id, status: statuses[kind], output: facts };
  } catch (error) {
    // Messages of Zod and pg may quote values: the record gets the kind of error, the log its place.
    const place = error instanceof Error ? (error.stack?.split("\n").slice(1, 6).join("\n") ?? "") : "";
    const kind = error instanceof Error ? `${error.name} ${(error as { code?: string }).code ?? ""}`.trim() : "unknown";
    log("error", "job failed", { job: name, id: job.id, error: kind, place });
    return { id: job.id, status: "failed", output: { problem: kind } };
  }
}
