import { recordProbe } from "#app/db/outage.ts";
import { env } from "#app/env.server.ts";
import { log } from "#app/jobs/log.ts";
import { done, type Outcome } from "./outcome.ts";

const patienceMs = 10_000;
const againMs = 250;

/**
 * The platform's own probe (自测): asks the web process whether it serves. When it answers again after a time without answer,
 * whatever was down (web, database or this worker), that time goes into the public record of outages.
 */
export async function probeService(): Promise<Outcome> {
  if (!(await isServing())) {
    log("error", "the service does not answer its probe");
    return done({});
  }
  const outage = await recordProbe();
  return done(outage ? { outageFrom: outage.startAt, outageTo: outage.endAt } : {});
}

/** Refused or cut, it asks again while patience lasts: at a start the worker may be there before the web process. */
async function isServing(): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!patience.aborted) {
    try {
      const response = await fetch(`http://127.0.0.1:${env().PORT}/readyz`, { signal: patience });
      return response.ok;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
  return false;
}
