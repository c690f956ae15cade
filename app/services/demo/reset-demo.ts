import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readClock } from "#app/db/clock.ts";
import { type DemoPerson, findDemoPeople, isDemoLoaded } from "#app/db/demo.ts";
import { markDemo, readInstallation } from "#app/db/installation.ts";
import { emptyDatabase } from "#app/db/installation-reset.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type DemoAccount, type DemoPart, demoParts } from "#app/domain/site/demo.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { env } from "#app/env.server.ts";
import type { ImportedRound, ImportOptions } from "#app/services/round/import-round.ts";
import { demoPassword } from "./demo-accounts.ts";
import { loadDemo } from "./load-demo.ts";

/**
 * Makes the demo anew from nothing. An empty database becomes a demo; one that is real or a rehearsal and holds
 * anything is refused. Refusal realDatabase; those of the import.
 */
export async function resetDemo(rawFile: unknown, actorOf: ImportOptions["actorOf"], inReview?: unknown): Promise<Result<ImportedRound>> {
  const { kind, isEmpty } = await readInstallation();
  if (kind === "real" && isEmpty) await markDemo();
  if (!(await emptyDatabase())) return refuse("realDatabase");
  // Mails of the former demo speak of accounts and bids that are gone.
  await rm(join(env().DATA_DIR, "outbox"), { recursive: true, force: true });
  return loadDemo(rawFile, await readClock(), actorOf, inReview);
}

/**
 * Loads the demo into an empty database and answers its accounts; none where the database is not a demo's. A loading
 * that was cut short is done again from nothing.
 */
export async function ensureDemo(rawFile: unknown, actorOf: ImportOptions["actorOf"], inReview?: unknown): Promise<Result<DemoAccount[]>> {
  const { kind, isEmpty } = await readInstallation();
  const isLoaded = await isDemoLoaded();
  const isDue = isEmpty || (kind === "demo" && !isLoaded);
  if (isDue && kind !== "rehearsal") {
    const loaded = await resetDemo(rawFile, actorOf, inReview);
    if (!loaded.ok) return loaded;
  } else if (!isLoaded) return ok([]);
  return ok(accountsOf(await findDemoPeople()));
}

/** One account of each part. */
function accountsOf(people: DemoPerson[]): DemoAccount[] {
  return demoParts.flatMap((part) => {
    const [first, ...more] = people.filter((person) => partOf(person) === part);
    if (!first) return [];
    return { part, username: first.username, name: first.name, password: demoPassword, count: 1 + more.length, last: (more.at(-1) ?? first).username };
  });
}

function partOf({ role, unit, isOwner, isExpert }: DemoPerson): DemoPart | null {
  if (role) return role as StaffRole;
  if (isExpert) return "expert";
  if (isOwner) return "owner";
  if (unit === null) return null;
  return unit === "administrator" ? "unitAdministrator" : "teamLead";
}
