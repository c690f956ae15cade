import type { Meanwhile } from "#app/domain/site/meanwhile.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import { useReply } from "./use-page.ts";

/**
 * Where the form of these buttons, come back after others had saved (`editedElsewhere`), differs from what stands now, field by
 * field, in words: one's own changes and theirs. Null for every other reply. `present`: the values that the form starts from.
 */
export function useMeanwhile(present: object, ...intents: string[]): Meanwhile | null {
  const reply = useReply();
  return reply?.code === "editedElsewhere" && intents.includes(reply.intent) ? difference(present, reply.submission.initialValue ?? {}) : null;
}

function difference(present: object, sent: object): Meanwhile {
  const now = textsOf(present);
  // Fields that a form has for this one act, a reason, stand nowhere yet.
  const typed = new Map([...textsOf(sent)].filter(([name]) => (/^[^.[]+/.exec(name)?.[0] ?? "") in present));
  const names = [...new Set([...now.keys(), ...typed.keys()])].filter((name) => now.get(name) !== typed.get(name));
  const lines = names.map((name) => {
    const text = now.get(name);
    return { name, words: text === undefined ? keptFormWords.presentEmpty : keptFormWords.present(shortened(text)) };
  });
  return { lead: keptFormWords.differs, lines };
}

/** Field name → text, as a form sends them; what is empty is left out. */
function textsOf(value: unknown, name = ""): Map<string, string> {
  if (value === null || value === undefined || value === "" || value === false) return new Map();
  // Boxes of one name: one that is ticked alone is sent as a text.
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return textsOf(value.join("、"), name);
  if (Array.isArray(value)) return new Map(value.flatMap((one, index) => [...textsOf(one, `${name}[${index}]`)]));
  if (typeof value === "object") return new Map(Object.entries(value).flatMap(([key, one]) => [...textsOf(one, name === "" ? key : `${name}.${key}`)]));
  return new Map([[name, value === true ? "on" : typeof value === "string" ? value : JSON.stringify(value)]]);
}

function shortened(text: string): string {
  const most = 60;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
