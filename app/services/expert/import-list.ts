import { uuidv7 } from "uuidv7";
import { createAccounts } from "#app/auth/identity.ts";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { deleteImport, ensureUnits, findTakenUsernames, insertExperts, lockExpertNumbers, type NumberedExpert } from "#app/db/expert-import.ts";
import type { ImportedExpert } from "#app/domain/expert/import-rows.ts";
import { expertNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { countsOf, openImport, reportOf } from "./check-list.ts";

export interface ImportedList {
  added: number;
  left: number;
  /** Numbers given to the new experts, first and last. */
  first: string | null;
  last: string | null;
}

/**
 * 导入专家: the good rows of a checked list, all of them or none; each new expert gets an account that waits for its activation.
 * What the bank learned since the check counts. Refusals: signInNeeded, notFound, notAllowed, statusChanged, invalidInput (too many numbers).
 */
export async function importExpertList(ctx: Context, importId: string): Promise<Result<ImportedList>> {
  return inTransaction(async (tx) => {
    const last = await lockExpertNumbers(tx);
    const table = await openImport(ctx, importId, tx);
    if (!table.ok) return table;
    const report = await reportOf(table.value, tx);
    const added = await addExperts(tx, report.experts, last);
    if (!added.ok) return added;
    await deleteImport(tx, importId);
    const numbers = added.value;
    await appendEvent(tx, "expert", null, "importExperts", { ...actorFacts(ctx.actor), count: numbers.length, digest: sha256Hex(canonicalJson(numbers)) });
    return ok({ added: numbers.length, left: countsOf(report).rows - numbers.length, first: numbers[0] ?? null, last: numbers.at(-1) ?? null });
  });
}

/** Adds experts with units, accounts and relations; numbers that the list does not give follow the highest in use. Answers the numbers. */
async function addExperts(tx: Transaction, experts: readonly ImportedExpert[], last: number): Promise<Result<string[]>> {
  if (experts.length === 0) return ok([]);
  const numbered = numberAll(experts, last);
  if (!numbered.ok) return numbered;
  const pastUnits = experts.flatMap(({ links }) => links.flatMap(({ uscc }) => (uscc === null ? [] : [[uscc, uscc] as const])));
  const unitIds = await ensureUnits(tx, new Map([...pastUnits, ...experts.map(({ uscc, unitName }) => [uscc, unitName] as const)]));
  const taken = await findTakenUsernames(tx, numbered.value.map(({ no }) => no.toLowerCase()));
  const people = numbered.value.map(({ no, name, phone }) => ({ personId: uuidv7(), username: taken.has(no.toLowerCase()) ? `zj-${no.toLowerCase()}` : no.toLowerCase(), name, phone }));
  if (!(await createAccounts(tx, people))) return refuse("statusChanged");
  await insertExperts(tx, numbered.value.map((expert, index): NumberedExpert => ({ ...expert, personId: people[index]!.personId, unitId: unitIds.get(expert.uscc)! })), unitIds);
  return ok(numbered.value.map(({ no }) => no));
}

function numberAll(experts: readonly ImportedExpert[], last: number): Result<(ImportedExpert & { no: string })[]> {
  const given = new Set(experts.flatMap(({ no }) => no ?? []));
  let next = last;
  const numbered: (ImportedExpert & { no: string })[] = [];
  for (const expert of experts) {
    let no = expert.no;
    while (no === null) {
      const made = expertNumber(++next);
      if (!made.ok) return made;
      if (!given.has(made.value)) no = made.value;
    }
    numbered.push({ ...expert, no });
  }
  return ok(numbered);
}
