import { keepForm, type KeptForm } from "#app/auth/kept-form.ts";
import type { Toast } from "#app/domain/site/frame.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import { hideFields, type ReceivedForm } from "./read-form.ts";

/** Keeps a form that cannot be answered before somebody signs in (again): the cookie that finds it, and what the page in between says. */
export async function keepPosted(request: Request, personId: string | null, form: ReceivedForm | null, because: KeptForm["because"]): Promise<{ cookie: string | null; toast: Toast }> {
  const kept = form && keptOf(form, because);
  // A button alone leaves nothing to lose.
  if (!kept) return { cookie: null, toast: { tone: "warning", text: keptFormWords.nothing[because] } };
  const cookie = await keepForm(request, personId, kept);
  return { cookie, toast: { tone: "warning", text: cookie ? keptFormWords.keeping[because] : keptFormWords.notKept } };
}

function keptOf({ intent, fields }: ReceivedForm, because: KeptForm["because"]): KeptForm | null {
  const lacks = new Set<KeptForm["lacks"][number]>();
  const texts: [string, string][] = [];
  for (const [name, value] of fields) {
    if (typeof value !== "string") {
      if (value.size > 0) lacks.add("files");
    } else if (!hideFields.includes(name)) texts.push([name, value]);
    else if (value !== "") lacks.add("secrets");
  }
  return texts.some(([, text]) => text !== "") || lacks.size > 0 ? { intent, fields: texts, lacks: [...lacks], because } : null;
}
