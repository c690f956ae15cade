import { forgetText, keepText, putBackText, renderedTexts, textsOf } from "./kept-text.ts";

interface GuardOptions {
  /** The page is the answer to a form: what stands in its fields is saved nowhere yet. */
  isUnsaved: boolean;
  /** Under what this tab keeps what was typed until it is sent; null: nowhere. */
  keepAs: string | null;
  /** Something that was kept has been put back. */
  onPutBack: () => void;
}

/**
 * For a form that is saved by its button alone: whoever is about to leave the page with something typed is asked first. With
 * `keepAs` the tab keeps it besides, and it comes back with the page. Answers how to stop.
 */
export function guardUnsaved(form: HTMLFormElement, { isUnsaved, keepAs, onPutBack }: GuardOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const base = renderedTexts(form);
  let isDirty = isUnsaved;
  const keep = () => void (keepAs !== null && keepText(keepAs, textsOf(form), base));
  const typed = () => {
    isDirty = true;
    keep();
  };
  for (const name of ["input", "change"]) form.addEventListener(name, typed, { signal });
  form.addEventListener(
    "submit",
    (event) => {
      const wasDirty = isDirty;
      isDirty = false;
      if (keepAs !== null) forgetText(keepAs);
      // A button that only adds a row is stopped by the page's script, later than here.
      setTimeout(() => {
        if (!event.defaultPrevented) return;
        isDirty = wasDirty;
        if (wasDirty) keep();
      });
    },
    { signal },
  );
  addEventListener("beforeunload", (event) => void (isDirty && event.preventDefault()), { signal });
  if (keepAs !== null && putBackText(form, keepAs)) {
    typed();
    onPutBack();
  }
  return () => stop.abort();
}
