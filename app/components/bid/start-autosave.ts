import type { Missing } from "#app/domain/bid/completeness.ts";

/** What the page says about saving. `at` is ISO, by the server's clock. */
export type SaveReport =
  | { kind: "saving" }
  | { kind: "saved"; at: string; missing: Missing[] }
  | { kind: "failed"; code: string; words: string };

type Answer = { ok: true; value: { revision: number; savedAt: string; missing: Missing[] } } | { ok: false; code: string; words: string };

const quietMilliseconds = 2000;
const retryMilliseconds = 5000;

/** The form's draft on the server: one save at a time, each on the revision that the one before made. */
interface Saver {
  /** Something was typed: it is saved 2 s after the last change. */
  touch: () => void;
  /** Saves now what is unsaved; false when it could not be. */
  save: () => Promise<boolean>;
  isDirty: () => boolean;
  revision: () => string;
  stop: () => void;
}

/**
 * Saves the form in the background 2 s after a change and when a field is left; what could not be saved stays in the page
 * and is tried again. A real submission waits for a running save, so that it carries the revision that the save made.
 * Answers the function that stops it.
 */
export function startAutosave(form: HTMLFormElement, to: string, report: (report: SaveReport) => void): () => void {
  const saver = makeSaver(form, to, report);
  const stop = new AbortController();
  const { signal } = stop;
  let isLeaving = false;

  function onSubmit(event: SubmitEvent): void {
    if (isLeaving) return;
    event.preventDefault();
    const { submitter } = event;
    void saver.save().then((isSaved) => {
      if (!isSaved) return;
      isLeaving = true;
      // Later, not now: with nothing to save this runs inside the event that was just stopped, where a form ignores the request.
      setTimeout(() => form.requestSubmit(submitter));
    });
  }

  form.addEventListener("input", saver.touch, { signal });
  form.addEventListener("focusout", () => void (saver.isDirty() && saver.save()), { signal });
  form.addEventListener("submit", onSubmit, { signal });
  // Background and real submission alike carry the revision that was saved last; the field itself belongs to React.
  form.addEventListener("formdata", ({ formData }) => formData.set("revision", saver.revision()), { signal });
  addEventListener("beforeunload", (event) => saver.isDirty() && !isLeaving && event.preventDefault(), { signal });
  return () => {
    stop.abort();
    saver.stop();
  };
}

function makeSaver(form: HTMLFormElement, to: string, report: (report: SaveReport) => void): Saver {
  const start = form.elements.namedItem("revision");
  let revision = start instanceof HTMLInputElement ? start.value : "0";
  let isDirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let chain: Promise<boolean> = Promise.resolve(true);

  async function saveOnce(): Promise<boolean> {
    if (!isDirty) return true;
    isDirty = false;
    report({ kind: "saving" });
    const answer = await post(to, new FormData(form));
    if (answer.ok) {
      revision = String(answer.value.revision);
      report({ kind: "saved", at: answer.value.savedAt, missing: answer.value.missing });
      return true;
    }
    // Both texts are kept by the server; the page comes back with them side by side.
    if (answer.code === "editedElsewhere") location.reload();
    else {
      isDirty = true;
      report({ kind: "failed", code: answer.code, words: answer.words });
      if (answer.code === "unreachable") later(retryMilliseconds);
    }
    return false;
  }

  function save(): Promise<boolean> {
    clearTimeout(timer);
    return (chain = chain.then(saveOnce));
  }

  function later(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), milliseconds);
  }

  return {
    touch: () => {
      isDirty = true;
      later(quietMilliseconds);
    },
    save,
    isDirty: () => isDirty,
    revision: () => revision,
    stop: () => clearTimeout(timer),
  };
}

async function post(to: string, fields: FormData): Promise<Answer> {
  try {
    const response = await fetch(to, { method: "POST", body: new URLSearchParams([...fields].map(([name, value]) => [name, typeof value === "string" ? value : value.name])) });
    const isAnswer = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return isAnswer ? ((await response.json()) as Answer) : unreachable;
  } catch {
    return unreachable;
  }
}

const unreachable: Answer = { ok: false, code: "unreachable", words: "暂时连不上服务器，内容还在本页，正在自动重试。请不要关闭本页。" };
