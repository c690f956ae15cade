import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findBankExpert, insertLinks, type NewLink } from "#app/db/expert-bank.ts";
import { ensureUnits } from "#app/db/expert-import.ts";
import { jointAuthors, readBibliography } from "#app/domain/expert/bibliography.ts";
import { lastDayOf } from "#app/domain/expert/link-cells.ts";
import { type ExpertLinkInput, expertLinkInput } from "#app/domain/expert/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { endConflicted } from "#app/services/review/end-conflicted.ts";
import { expertFor } from "./bank-access.ts";

/** What entering relations did: how many are new, and in how many items the expert's tasks ended because of them. */
export interface AddedLinks {
  added: number;
  dropped: number;
}

/**
 * 登记关系: a past unit, a co-author, an adviser, by the expert or an officer. It counts at once: tasks that the rule forbids now
 * end, signed ones too. Refusals: signInNeeded, notFound, notAllowed, invalidInput.
 */
export async function addExpertLink(ctx: Context, no: string, rawInput: unknown): Promise<Result<AddedLinks>> {
  const found = await expertFor(ctx, no, "self");
  if (!found.ok) return found;
  const input = expertLinkInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const uscc = input.data.kind === "pastUnit" ? checkUscc(input.data.uscc) : null;
  if (uscc && !uscc.format) return refuse("invalidInput", { fields: [{ path: "uscc", message: uscc.problem === "length" ? "usccLength" : "usccAlphabet" }] });
  return inTransaction(async (tx) => {
    const unitId = uscc ? ((await ensureUnits(tx, new Map([[uscc.normalized, uscc.normalized]]))).get(uscc.normalized) ?? null) : null;
    return enter(tx, ctx, { no, ...found.value }, [linkOf(input.data, unitId)]);
  });
}

function linkOf(input: ExpertLinkInput, unitId: string | null): NewLink {
  if (input.kind === "pastUnit") return { kind: "pastUnit", unitId, personCode: null, personName: null, detail: null, until: lastDayOf(input.until) };
  const person = { kind: input.kind, unitId: null, personCode: input.personCode || null, personName: input.personName || null, detail: input.detail || null };
  return { ...person, until: input.kind === "coauthor" ? lastDayOf(input.until) : null };
}

const mostAuthors = 500;

/**
 * 导入论文、专利目录 (BibTeX or CSV): everybody named beside the expert becomes a relation by name. Names alone exclude nobody, a
 * human is shown where they meet those of a bid. Refusals: as above, invalidInput (nothing readable, too many people).
 */
export async function importBibliography(ctx: Context, no: string, text: string): Promise<Result<AddedLinks & { publications: number; skipped: number }>> {
  const found = await expertFor(ctx, no, "self");
  if (!found.ok) return found;
  const { publications, skipped } = readBibliography(text);
  const people = jointAuthors(publications, (await findBankExpert(found.value.id)).name);
  if (publications.length === 0) return refuse("invalidInput", { fields: [{ path: "text", message: "noPublications" }] });
  if (people.length > mostAuthors) return refuse("invalidInput", { fields: [{ path: "text", message: "tooManyAuthors" }] });
  const links = people.map(({ name, year, title }) => ({ kind: "coauthor", unitId: null, personCode: null, personName: name, detail: title || null, until: `${String(year)}-12-31` }));
  const entered = await inTransaction((tx) => enter(tx, ctx, { no, ...found.value }, links));
  return entered.ok ? ok({ ...entered.value, publications: publications.length, skipped }) : entered;
}

async function enter(tx: Transaction, ctx: Context, expert: { id: string; no: string; isSelf: boolean }, links: readonly NewLink[]): Promise<Result<AddedLinks>> {
  const added = await insertLinks(tx, expert.id, expert.isSelf ? "self" : "officer", links);
  if (added === 0) return ok({ added, dropped: 0 });
  const ended = await endConflicted(tx, ctx, expert.id);
  if (!ended.ok) return ended;
  await appendEvent(tx, "expert", expert.id, "addLinks", { ...actorFacts(ctx.actor), no: expert.no, count: added });
  return ok({ added, dropped: ended.value.items });
}
