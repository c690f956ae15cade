import { type RefObject, useEffect, useState } from "react";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { formatClock, formatDate } from "#app/messages/format.ts";
import { unsavedWords as words } from "#app/messages/zh-CN/unsaved.ts";
import { entriesOf } from "./kept-text.ts";
import { dropCopy, type LeftCopy, LocalCopy, type LocalCopyKey, toBase64 } from "./local-copy.ts";
import { noteSent, settleSent } from "./sent-copy.ts";

/** Fields that every rendering has anew. */
const ownOfAPage = new Set(["once", "intent", "__state__", "__intent__"]);
/** Under this the page that follows finds the slot of what was put back. */
const markOfReturn = "jiebang put back";

/**
 * What was typed into a form that its button alone saves, kept encrypted in this browser until it is sent, and offered back when
 * the page is opened again: a crash, a closed window or a session that ended costs nothing. Of files nothing is kept.
 */
export function UnsentCopy({ place, given, isAnswer, onReturn }: { place: RefObject<HTMLElement>; given: LocalCopyKey; isAnswer: boolean; onReturn: () => void }) {
  const [left, setLeft] = useState<LeftCopy[]>([]);
  const { name, key } = given;
  useEffect(() => {
    const stop = new AbortController();
    const start = async (form: HTMLFormElement) => {
      const copy = await openCopy({ name, key }, form.id);
      if (!copy || stop.signal.aborted) return;
      const shown = typed(entriesOf(form));
      const keep = (afterMs?: number) => copy.keep(() => entriesOf(form), afterMs);
      const returned = isAnswer ? sessionStorage.getItem(markOfReturn) : null;
      sessionStorage.removeItem(markOfReturn);
      for (const event of ["input", "change"]) form.addEventListener(event, () => keep(), { signal: stop.signal });
      form.addEventListener("submit", (event) => {
        // A button that only adds a row is stopped by the page's script, later than here.
        setTimeout(() => {
          keep(0);
          if (!event.defaultPrevented) noteSent(returned === null ? [copy.slot] : [copy.slot, returned]);
        });
      }, { signal: stop.signal });
      if (isAnswer) keep(0);
      const found = await copy.findLeft();
      if (stop.signal.aborted) return;
      if (found.some(({ slot }) => slot === returned)) onReturn();
      // An answer shows what was sent last: older copies stay for another time.
      for (const same of found.filter(({ fields }) => typed(fields) === shown)) dropCopy(same);
      if (!isAnswer) setLeft(found.filter(({ fields }) => typed(fields) !== shown));
    };
    if (isAnswer) settleSent(true);
    const form = place.current?.closest("form");
    if (form) void start(form);
    return () => stop.abort();
  }, [place, name, key, isAnswer, onReturn]);
  const [newest] = left;
  if (!newest) return null;
  const at = new Date(newest.at).toISOString();
  const letGo = () => {
    dropCopy(newest);
    setLeft(left.slice(1));
  };
  return (
    <Alert tone="warning" title={words.left(`${formatDate(at)} ${formatClock(at)}`)}>
      <p>{words.leftExplains}</p>
      <p className="mt-2 flex flex-wrap gap-3">
        <Button type="button" onClick={() => place.current?.closest("form") && sendBack(place.current.closest("form")!, newest)}>
          {words.takeBack}
        </Button>
        <Button type="button" tone="plain" onClick={letGo}>
          {words.letGo}
        </Button>
      </p>
    </Alert>
  );
}

/** The copies of this form on this page, under a name that tells neither; null where the browser keeps none. */
async function openCopy({ name, key }: LocalCopyKey, formId: string): Promise<LocalCopy | null> {
  if (!isSecureContext) return null;
  const place = new TextEncoder().encode(`${name} ${location.pathname} ${formId}`);
  return LocalCopy.open({ name: toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", place))), key });
}

/** What of the fields somebody typed, to compare; rows are added as they are needed. */
function typed(fields: [string, string][]): string {
  return JSON.stringify(fields.filter(([name, text]) => text !== "" && !ownOfAPage.has(name)));
}

/** The server draws the form anew around the fields, with all its rows and boxes, as when a row is added without script: nothing is carried out. */
function sendBack(form: HTMLFormElement, { fields, slot }: LeftCopy): void {
  const button = form.querySelector<HTMLButtonElement | HTMLInputElement>('[name="intent"]');
  const sent = document.createElement("form");
  sent.method = "post";
  sent.hidden = true;
  const own: [string, string][] = [["once", entriesOf(form).find(([name]) => name === "once")?.[1] ?? ""], ["intent", button?.value ?? ""], ["__intent__", JSON.stringify({ type: "update", payload: {} })]];
  for (const [name, text] of [...fields.filter(([field]) => !ownOfAPage.has(field)), ...own]) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = text;
    sent.append(field);
  }
  sessionStorage.setItem(markOfReturn, slot);
  document.body.append(sent);
  sent.submit();
}
