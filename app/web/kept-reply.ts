import type { KeptForm } from "#app/auth/kept-form.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { ActionReply, AnyFormAction } from "./form-action.ts";
import { passagesOf } from "./kept-form.ts";
import { parseFields, unkeptFields } from "./read-form.ts";

/** The reply with which a kept form comes back: what was typed in its place, not sent, and why. Null where the page has no such button any more. */
export function replyOfKept({ intent, fields, lacks, because }: KeptForm, actions: Record<string, AnyFormAction>): ActionReply | null {
  const action = Object.hasOwn(actions, intent) ? actions[intent] : undefined;
  if (!action) return null;
  const form = new FormData();
  for (const [name, text] of fields) form.append(name, text);
  const submission = parseFields(form, action.schema);
  const problem = [keptFormWords.back[because], ...lacks.map((kind) => keptFormWords.lacks[kind])].join("");
  const typed: unknown = action.answersTyped && submission.status === "success" ? submission.value : null;
  return { intent, submission: submission.reply({ formErrors: [problem], hideFields: unkeptFields }), problem, code: because, facts: null, answer: null, trace: null, typed };
}

/** What the page says above everything of a form that came back: whose act made it late, and every passage, should the form itself be gone. */
export function noteOfKept(kept: KeptForm): NonNullable<WorkFrame["cameBack"]> {
  const passages = passagesOf(kept);
  return { said: kept.said, title: keptFormWords.passages(passages.length), passages };
}
