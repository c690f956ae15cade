import { ok, type Result } from "#app/domain/kernel/result.ts";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { moveWords } from "#app/messages/zh-CN/moves.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { moveService, moveServicesOf } from "#app/services/moves.ts";
import { badInput, type Call, type Run } from "./command.ts";
import { readJson } from "./input.ts";
import { type CliNoun, hasMoves, nounOf, type NounEntry, nouns } from "./nouns.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** What each of these verbs starts with: the noun, and who asks. */
async function start({ named, options }: Call): Promise<Result<{ noun: CliNoun; entry: NounEntry; ctx: Context; reference: string }>> {
  const noun = nounOf(named.NOUN!);
  if (!noun) return badInput({ path: "NOUN", message: cliWords.unknownNoun(Object.keys(nouns).join("、")) });
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const entry: NounEntry = nouns[noun];
  return ok({ noun, entry, ctx: ctx.value, reference: named.ID === undefined ? "" : entry.reference(named.ID) });
}

export const show: Run = withDatabase(async (call) => {
  const started = await start(call);
  if (!started.ok) return started;
  const { entry, ctx, reference, noun } = started.value;
  const shown = await entry.show(ctx, reference);
  return shown.ok ? ok({ value: shown.value, text: textOf(noun, shown.value) }) : shown;
});

export const list: Run = withDatabase(async (call) => {
  const started = await start(call);
  if (!started.ok) return started;
  const listed = await started.value.entry.list(started.value.ctx);
  return listed.ok ? ok({ value: listed.value, text: textOf(started.value.noun, listed.value) }) : listed;
});

export const create: Run = withDatabase(async (call) => {
  const started = await start(call);
  if (!started.ok) return started;
  const { entry, ctx, noun } = started.value;
  if (!entry.create) return badInput({ path: "NOUN", message: cliWords.cannotCreate });
  const input = await readJson(call.options.input!, "--input");
  if (!input.ok) return input;
  const created = await entry.create(ctx, input.value);
  return created.ok ? ok({ value: created.value, text: textOf(noun, created.value) }) : created;
});

/** Each move with whether it is allowed now; `words` is the reason of a refusal, else the button. `offline`: may be recorded from paper. */
export const moves: Run = withDatabase(async (call) => {
  const started = await start(call);
  if (!started.ok) return started;
  const { noun, entry, ctx, reference } = started.value;
  if (!hasMoves(noun)) {
    const shown = await entry.show(ctx, reference);
    return shown.ok ? ok({ value: [], text: cliWords.unknownMove("") }) : shown;
  }
  const offers = await listMoves(ctx, noun, reference);
  if (!offers.ok) return offers;
  const value = offers.value.map(({ move: name, refusal, offlineRefusal, inputSchema }) => ({
    move: name,
    allowed: refusal === null,
    code: refusal?.code ?? null,
    words: refusal ? refusalWords(refusal) : wordOf(noun, name),
    inputSchema,
    offline: offlineRefusal === null,
  }));
  return ok({ value, text: value.map((offer) => `${offer.allowed ? "✓" : "✗"} ${offer.move}（${wordOf(noun, offer.move)}）${offer.allowed ? "" : `　${offer.words}`}`).join("\n") });
});

const wordOf = (noun: Noun, name: string) => (moveWords[noun] as Record<string, string>)[name] ?? name;

/** Makes a move. The input comes from `--input`, else from the result on the paper. */
export const move: Run = withDatabase(async (call) => {
  const started = await start(call);
  if (!started.ok) return started;
  const { noun, ctx, reference } = started.value;
  const service = serviceOf(noun, call.named.MOVE!);
  if (!service.ok) return service;
  const { input, offline, reason } = call.options;
  if (input === "-" && offline === "-") return badInput({ path: "--offline", message: cliWords.optionTwice });
  const paper = offline === undefined ? ok(undefined) : await readJson(offline, "--offline");
  if (!paper.ok) return paper;
  const given = input === undefined ? ok(resultOn(paper.value)) : await readJson(input, "--input");
  if (!given.ok) return given;
  const made = await service.value.run(ctx, reference, given.value, { reason, ...(offline !== undefined && { offline: paper.value }) });
  return made.ok ? ok({ value: made.value, text: textOf(noun, made.value) }) : made;
});

function serviceOf(noun: CliNoun, typed: string): Result<NonNullable<ReturnType<typeof moveService>>> {
  if (!hasMoves(noun)) return badInput({ path: "MOVE", message: cliWords.unknownMove("") });
  const name = typed.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const service = moveService(noun, name);
  if (service) return ok(service);
  const isPlanned = Object.hasOwn(lifecycles[noun].moves, name);
  return badInput({ path: "MOVE", message: isPlanned ? cliWords.notBuilt : cliWords.unknownMove(moveServicesOf(noun).map(({ name: known }) => known).join("、")) });
}

function resultOn(paper: unknown): unknown {
  return typeof paper === "object" && paper !== null && "result" in paper ? paper.result : undefined;
}
