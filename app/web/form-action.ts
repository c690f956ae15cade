import type { SubmissionResult } from "@conform-to/dom";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import type { Frame, Toast } from "#app/domain/site/frame.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import type { PageInput } from "./page-input.ts";
import { problemPage, refusalPage } from "./problem.ts";
import { keepLate, keepPosted } from "./kept-form.ts";
import { hideFields, parseFields, readForm, type ReceivedForm } from "./read-form.ts";
import { refusalStatus, staleRefusals } from "./refusal-status.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { toastCookie } from "./toast.ts";

/** What one button's service is given: the page's input, the parsed fields and the one-time key of the form. */
export type FormInput<Fields> = PageInput & { form: Fields; once: string | null };

/** Where to go after success, and what to say there. */
export interface Done {
  to: string;
  toast?: string | Toast;
  headers?: Headers;
}

/** One button of a page: `intent` (the move's name) → schema, service, and what follows. */
export interface FormAction<S extends z.ZodType, V> {
  schema: S;
  run: (input: FormInput<z.output<S>>) => Promise<Result<V>>;
  /** A refusal answers the parsed fields too (`typed`): for a page that shows them without having the schema. Never for secrets. */
  answersTyped?: true;
  /** Its service lays aside itself what came late, for a page of its own to merge. */
  keepsLate?: true;
  /** Left out, or null, where the answer stands on the same page: then it is `answer` of the reply. */
  done?: (value: V, input: FormInput<z.output<S>>) => Done | null;
}

// The table of a page's actions holds forms of many shapes; `formAction` has checked each.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyFormAction = FormAction<any, any>;

export function formAction<S extends z.ZodType, V>(action: FormAction<S, V>): AnyFormAction {
  return action;
}

/** What a page gets back when it stays: the fields as typed with their problems, and the sentence above them. */
export interface ActionReply<V = unknown> {
  intent: string;
  submission: SubmissionResult<string[]>;
  problem: string | null;
  code: RefusalCode | null;
  /** What the refusal tells besides its words: seconds to wait, a question to answer. */
  facts: Refusal["facts"] | null;
  answer: V | null;
  /** The code of a refused request, as its line in the log has it. */
  trace: string | null;
  /** The fields of a refused form as its schema reads them, where the action answers them. */
  typed: unknown;
}

/** Runs the posted form's action. Answers a page's reply (200, or a refusal's code) or throws the way elsewhere. */
export async function runFormAction(actions: Record<string, AnyFormAction>, input: PageInput, frame: Frame, requestId: string) {
  const form = await readForm(input.request);
  const action = form && Object.hasOwn(actions, form.intent) ? actions[form.intent] : undefined;
  if (!form || !action) throw problemPage({ status: 400, words: "badRequest", detail: null, requestId, frame });
  const submission = parseFields(form.fields, action.schema);
  if (submission.status !== "success") {
    const { error, ...drawn } = submission.reply({ hideFields });
    // No status: a form's own button (add a row, put back what was kept), which asks for the page again; nobody has asked yet what is wrong in it.
    return submission.status === "error" ? data(reply(form.intent, { ...drawn, error }), { status: 400 }) : data(reply(form.intent, drawn));
  }
  const formInput = { ...input, form: submission.value as unknown, once: form.once };
  const result = await action.run(formInput);
  if (result.ok) {
    const done = action.done?.(result.value, formInput) ?? null;
    if (!done) return data({ ...reply(form.intent, submission.reply({ hideFields })), answer: result.value as unknown });
    throw leave(done, input.request);
  }
  if (!action.keepsLate) await throwIfLate(result.refusal, form, input);
  await throwIfElsewhere(result.refusal, form, input, frame, requestId);
  return data(
    { ...reply(form.intent, submission.reply({ ...fieldProblems(result.refusal), hideFields })), problem: quotedRefusal(result.refusal), code: result.refusal.code, facts: result.refusal.facts ?? null, trace: requestId, typed: action.answersTyped ? formInput.form : null },
    { status: refusalStatus[result.refusal.code] },
  );
}

function reply(intent: string, submission: SubmissionResult<string[]>): ActionReply {
  return { intent, submission, problem: null, code: null, facts: null, answer: null, trace: null, typed: null };
}

function fieldProblems(refusal: Refusal) {
  const fieldErrors: Record<string, string[]> = {};
  // Services name fields as `indicators.3.value`, forms as `indicators[3].value`.
  for (const { path, message } of refusal.fields ?? []) {
    (fieldErrors[path.replace(/\.(\d+)(?=\.|$)/g, "[$1]")] ??= []).push(fieldWords(message));
  }
  return { formErrors: [quotedRefusal(refusal)], fieldErrors };
}

/** Somebody else acted first: what was typed is shown on the page as it is now. */
async function throwIfLate(refusal: Refusal, form: ReceivedForm, { url, request, person }: PageInput): Promise<void> {
  const cookie = await keepLate(request, person?.id ?? null, form, refusal);
  if (cookie) throw leave({ to: `${url.pathname}${url.search}`, headers: new Headers({ "Set-Cookie": cookie }) }, request);
}

/** Refusals that are not answered on the page itself: sign in, second factor, not there, stale. */
async function throwIfElsewhere(refusal: Refusal, form: ReceivedForm, { url, request, person }: PageInput, frame: Frame, requestId: string): Promise<void> {
  const here = safeRedirect(`${url.pathname}${url.search}`);
  if (refusal.code === "signInNeeded" || refusal.code === "secondFactorNeeded") {
    const { cookie, toast } = await keepPosted(request, person?.id ?? null, form, refusal.code);
    const page = refusal.code === "signInNeeded" ? "/sign-in" : "/second-factor";
    throw leave({ to: `${page}?next=${encodeURIComponent(here)}`, toast, headers: new Headers(cookie ? { "Set-Cookie": cookie } : {}) }, request);
  }
  if (staleRefusals.has(refusal.code)) throw leave({ to: here, toast: { tone: refusal.code === "alreadyDone" ? "already" : "problem", text: quotedRefusal(refusal) } }, request);
  if (refusal.code === "notFound") throw refusalPage(refusal, requestId, frame);
}

function leave({ to, toast, headers = new Headers() }: Done, request: Request): Response {
  const out = new Headers(headers);
  if (toast !== undefined) out.append("Set-Cookie", toastCookie(typeof toast === "string" ? { tone: "done", text: toast } : toast, request));
  return redirect(safeRedirect(to), { status: 303, headers: out });
}
