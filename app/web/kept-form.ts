import { keepForm, type KeptForm } from "#app/auth/kept-form.ts";
import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Toast } from "#app/domain/site/frame.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { unkeptFields, type ReceivedForm } from "./read-form.ts";

type SignInDue = "signInNeeded" | "secondFactorNeeded";

/** Keeps a form that cannot be answered before somebody signs in (again): the cookie that finds it, and what the page in between says. */
export async function keepPosted(request: Request, personId: string | null, form: ReceivedForm | null, because: SignInDue): Promise<{ cookie: string | null; toast: Toast }> {
  const kept = form && keptOf(form, because);
  // A button alone leaves nothing to lose.
  if (!kept) return { cookie: null, toast: { tone: "warning", text: keptFormWords.nothing[because] } };
  const cookie = await keepForm(request, personId, kept);
  return { cookie, toast: { tone: "warning", text: cookie ? keptFormWords.keeping[because] : keptFormWords.notKept } };
}

/** Keeps a form that somebody else's act made late, for its own page as it is now; null where nothing was typed or it cannot be kept. */
export async function keepLate(request: Request, personId: string | null, form: ReceivedForm, refusal: Refusal): Promise<string | null> {
  const { code } = refusal;
  if (!isLate(code)) return null;
  const kept = keptOf(form, code, quotedRefusal(refusal));
  return kept && hasWords(kept) ? keepForm(request, personId, kept) : null;
}

/** The passages of a kept form that somebody wrote: for pages that have no such form any more, or do not take it back. Codes and numbers are not told. */
export function passagesOf({ fields }: KeptForm): string[] {
  return [...new Set(fields.map(([, text]) => text.trim()).filter((text) => /\p{Script=Han}/u.test(text)))];
}

function isLate(code: RefusalCode): code is Exclude<KeptForm["because"], SignInDue> {
  return code === "statusChanged" || code === "editedElsewhere" || code === "wrongState";
}

function hasWords(kept: KeptForm): boolean {
  return kept.lacks.length > 0 || passagesOf(kept).length > 0;
}

function keptOf({ intent, fields }: ReceivedForm, because: KeptForm["because"], said = ""): KeptForm | null {
  const lacks = new Set<KeptForm["lacks"][number]>();
  const texts: [string, string][] = [];
  for (const [name, value] of fields) {
    if (typeof value !== "string") {
      if (value.size > 0) lacks.add("files");
    } else if (!unkeptFields.includes(name)) texts.push([name, value]);
    else if (value !== "") lacks.add("secrets");
  }
  return texts.some(([, text]) => text !== "") || lacks.size > 0 ? { intent, fields: texts, lacks: [...lacks], because, said } : null;
}
