import { z } from "zod";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { GivenScan } from "#app/domain/scan/scan.ts";
import { moveDone } from "#app/messages/zh-CN/moves-done.ts";
import { type AnyFormAction, formAction } from "./form-action.ts";
import type { PageInput } from "./page-input.ts";
import { speakRefusal } from "./spoken.ts";

/** What the form builder needs of a move's service; `web` knows services by their shape only. */
interface FormedMove {
  noun: string;
  name: string;
  input: z.ZodType;
  run: (ctx: PageInput["ctx"], reference: string, input: unknown, extras?: { reason?: string | undefined; offline?: unknown }) => Promise<Result<unknown>>;
}

const text = z.string().default("");

/** 线下办理 as a form sends it; `mark` says that this button was used. */
export const paper = z
  .object({ mark: z.string().optional(), date: text, place: text, people: text, checker: text, scan: z.any().optional(), digest: text })
  .superRefine((given, context) => {
    // Only when this button was used; what is missing is said together with what is missing above.
    if (given.mark === undefined) return;
    for (const path of ["date", "place", "people", "checker"] as const) if (given[path] === "") context.addIssue({ code: "custom", path: [path], message: "required" });
    if (given.digest === "" && !isFile(given.scan)) context.addIssue({ code: "custom", path: ["scan"], message: "scanNeeded" });
  })
  .prefault({});

function isFile(value: unknown): value is File {
  return value instanceof File && value.size > 0;
}

/** Times of a form are wall-clock times in Shanghai. */
function toInstant(value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value) ? `${value}${value.length === 16 ? ":00" : ""}+08:00` : value;
}

function formatOf(field: z.ZodType): string | undefined {
  return z.toJSONSchema(field, { io: "input", unrepresentable: "any" }).format;
}

/** Fields that name a scan: a form brings the file, or its digest beside it. */
function scansOf(input: z.ZodType): string[] {
  return input instanceof z.ZodObject ? Object.entries((input as z.ZodObject<Record<string, z.ZodType>>).shape).flatMap(([name, field]) => (formatOf(field) === "scan" ? [name] : [])) : [];
}

/** The fields of a move's form as its service takes them. */
async function withScans(fields: Record<string, unknown>, scans: readonly string[]): Promise<Record<string, unknown>> {
  const given = Object.fromEntries(Object.entries(fields).filter(([name]) => !scans.some((scan) => name === `${scan}Digest`)));
  for (const name of scans) {
    const digest = fields[`${name}Digest`];
    given[name] = await givenScan({ scan: fields[name], digest: typeof digest === "string" ? digest : "" });
  }
  return given;
}

/** The schema of a move's form: its own input, a reason, a record of paper. Null where the input is no plain table of fields. */
function moveFormSchema(input: z.ZodType) {
  if (!(input instanceof z.ZodObject)) return null;
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries((input as z.ZodObject<Record<string, z.ZodType>>).shape)) {
    const format = formatOf(field);
    shape[name] = format === "scan" ? z.any().optional() : format === "date-time" ? z.preprocess(toInstant, field) : field;
    if (format === "scan") shape[`${name}Digest`] = text;
  }
  return z.object({ ...shape, reason: z.string().trim().max(1000).optional(), offline: paper });
}

/** The scan of a paper as a form sends it: the file itself where one came along, else the digest; "" where there is neither. */
export async function givenScan({ scan, digest }: { scan?: unknown; digest: string }): Promise<GivenScan> {
  return isFile(scan) ? { name: scan.name, bytes: new Uint8Array(await scan.arrayBuffer()) } : digest.trim().toLowerCase();
}

type Paper = z.output<typeof paper>;

async function offlineRecord({ date, place, people, checker, scan, digest }: Paper) {
  return {
    date,
    place,
    people: people.split(/[、，,;；\n]/).map((name) => name.trim()).filter((name) => name !== ""),
    scan: await givenScan({ scan, digest }),
    checker,
  };
}

/** What the service is given besides the input, from a move's form. */
export async function moveExtras(form: { reason?: string | undefined; offline: Paper }) {
  return { ...(form.reason && { reason: form.reason }), ...(form.offline.mark && { offline: await offlineRecord(form.offline) }) };
}

interface LeftSome {
  refused: { refusal: Refusal }[];
}

/** A move over a list that refused some of it: what became of each is read on the page. */
function leftSome(value: unknown): value is LeftSome {
  return typeof value === "object" && value !== null && "refused" in value && Array.isArray(value.refused) && value.refused.length > 0;
}

/** The same with each refusal in words: those of all refusals would weigh more in the page's script. */
function spokenLeft<V>(result: Result<V>): Result<V> {
  return result.ok && leftSome(result.value) ? ok({ ...result.value, refused: result.value.refused.map((one) => ({ ...one, refusal: speakRefusal(one.refusal) })) }) : result;
}

/**
 * The actions of a page for the moves of an object: intent = name of the move. Fields, reason and paper come from one
 * form (components/form/move-form.tsx). Moves without a plain form are left to pages of their own.
 */
export function moveActions(moves: readonly FormedMove[], { reference, to }: { reference: (input: PageInput) => string; to: (input: PageInput) => string }): Record<string, AnyFormAction> {
  const actions: Record<string, AnyFormAction> = {};
  for (const move of moves) {
    const schema = moveFormSchema(move.input);
    if (!schema) continue;
    actions[move.name] = formAction({
      schema,
      run: async ({ form, ...input }) => {
        const { reason, offline, ...fields } = form;
        return spokenLeft(await move.run(input.ctx, reference(input), await withScans(fields, scansOf(move.input)), await moveExtras({ reason, offline })));
      },
      done: (value, input) => (leftSome(value) ? null : { to: to(input), toast: moveDone(move.noun, move.name) }),
    });
  }
  return actions;
}

/** The same over many objects (`nos`): each is moved for itself; what was refused is answered on the page. */
export function manyMovesActions<V>(
  moves: readonly FormedMove[],
  run: (ctx: PageInput["ctx"], move: string, nos: string[], input: unknown, extras: { reason?: string; offline?: unknown }) => Promise<Result<V>>,
): Record<string, AnyFormAction> {
  const actions: Record<string, AnyFormAction> = {};
  for (const move of moves) {
    const schema = moveFormSchema(move.input)?.extend({ nos: z.array(z.string()).min(1, "chooseSome") });
    if (!schema) continue;
    actions[move.name] = formAction({
      schema,
      run: async ({ form, ctx }) => {
        const { reason, offline, nos, ...fields } = form;
        return spokenLeft(await run(ctx, move.name, nos, fields, await moveExtras({ reason, offline })));
      },
    });
  }
  return actions;
}
