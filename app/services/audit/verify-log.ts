import { type ChainVerdict, verifyChain } from "#app/crypto/audit-chain.ts";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { appendEvent } from "#app/db/audit.ts";
import { auditLog, readAuditHead } from "#app/db/audit-log.ts";
import { findLastVerification, findRecentEvents, type RecentEvent } from "#app/db/audit-views.ts";
import { inTransaction } from "#app/db/client.ts";
import { type AuditLine, type AuditView, mayReadLog, type Verification } from "#app/domain/audit/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const shown = 50;

/** 审计: the last check and the latest events, without persons and without what is sealed. Refusal: notFound. */
export async function showAudit(ctx: Context): Promise<Result<AuditView>> {
  if (!mayReadLog(ctx.actor)) return refuse("notFound");
  const [last, events] = await Promise.all([findLastVerification(), findRecentEvents(shown)]);
  return ok({ last, lines: events.map(toLine) });
}

function toLine({ at, noun, kind, offline, by, role, actorId, no }: RecentEvent): AuditLine {
  return {
    at: at.toISOString(),
    noun,
    event: kind,
    no,
    actor: actorId === null ? null : pseudonymOf(actorId),
    by: by === "system" || by === "public" ? by : "person",
    role,
    isOffline: offline,
  };
}

/** The same for the same person, and of no use without the installation's key. */
function pseudonymOf(personId: string): string {
  return blindDigest(parseKey(env().JIEBANG_KEY), "auditPerson", personId).slice(0, 6).toUpperCase();
}

/**
 * 核验: reads the whole log and recomputes every link up to the head, then notes the answer in the log.
 * Refusals: signInNeeded, notAllowed.
 */
export async function verifyLog(ctx: Context): Promise<Result<Verification>> {
  if (ctx.actor.personId === null && !ctx.actor.system) return refuse("signInNeeded");
  if (!mayReadLog(ctx.actor)) return refuse("notAllowed");
  // The head first: what is appended while we read comes after it.
  const head = await readAuditHead();
  const verdict: ChainVerdict = await verifyChain(auditLog(), head.seq > 0 ? head : undefined);
  return inTransaction(async (tx) => {
    await appendEvent(tx, "audit", null, "verify", { ...actorFacts(ctx.actor), seq: head.seq, head: head.hash, problem: verdict.problem });
    return ok({ at: ctx.now, problem: verdict.problem });
  });
}
