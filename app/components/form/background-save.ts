import { entriesOf, forgetText, keepText, putBackText, renderedTexts, textsOf } from "./kept-text.ts";

/** How a save in the background went. `words` is a sentence for the page. */
export type SaveReport<V> = { kind: "typing" } | { kind: "saving" } | { kind: "saved"; value: V } | { kind: "failed"; code: string; words: string };

type Answer<V> = { ok: true; value: V } | { ok: false; code: string; words: string };

/** Where what is not yet saved also lies: encrypted, in this browser. */
export interface SpareCopy {
  keep: (fields: () => [string, string][]) => void;
  forget: () => void;
}

/** A submission that is sent from the page, which stays and says so when no answer comes. */
export interface SentFromPage {
  /** Where a submission with this intent leads when it is taken; null where the browser sends it. */
  leadsTo: (intent: string) => string | null;
  begins: () => void;
}

interface BackgroundSaveOptions<V> {
  /** The address that answers JSON (`workAnswer`). */
  to: string;
  /** Under what this tab keeps what was typed until it is saved; null: nowhere, because it must not lie in clear (申报内容). */
  storageKey: string | null;
  /** For what must not lie in clear. */
  spare?: SpareCopy | null;
  submission?: SentFromPage;
  report: (report: SaveReport<V>) => void;
}

const quietMilliseconds = 2000;
/** Failures that pass by themselves, or once somebody signed in in another window: tried again after so long. */
const retryMilliseconds: Readonly<Record<string, number>> = { unreachable: 5000, signInNeeded: 20_000 };
/** A browser lets no more than 64 KiB outlive its page. */
const outlivesPage = 60_000;

/**
 * Saves a form 2 s after a change and when a field is left, one request at a time; what could not be saved stays in the page
 * and is tried again, at once when somebody comes back to the window. With a `storageKey` what was typed also lies in the
 * tab's own storage until it is saved, and comes back with the page; with a `spare` it lies there encrypted. A real
 * submission waits for a running save and carries its revision; without a copy in the tab it goes only when that save
 * succeeded.
 */
export class BackgroundSave<V extends { revision: number }> {
  readonly #form: HTMLFormElement;
  readonly #options: BackgroundSaveOptions<V>;
  readonly #stop = new AbortController();
  #isDirty = false;
  #isLeaving = false;
  /** The last failure may have passed: somebody signed in, the line is back. */
  #mayRetry = false;
  #revision: string;
  /** What the server has: as rendered, then as last saved. */
  #base: Map<string, string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #chain: Promise<boolean> = Promise.resolve(true);

  constructor(form: HTMLFormElement, options: BackgroundSaveOptions<V>) {
    this.#form = form;
    this.#options = options;
    this.#base = renderedTexts(form);
    this.#revision = this.#base.get("revision") ?? "0";
    const { signal } = this.#stop;
    form.addEventListener("input", () => this.#change(), { signal });
    form.addEventListener("focusout", () => void (this.#isDirty && this.#save()), { signal });
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    // The field itself belongs to the server's rendering; what is sent carries the revision that was saved last.
    form.addEventListener("formdata", ({ formData }) => formData.set("revision", this.#revision), { signal });
    addEventListener("beforeunload", (event) => void (this.#isDirty && !this.#isLeaving && event.preventDefault()), { signal });
    const comeBack = () => void (this.#mayRetry && document.visibilityState === "visible" && this.#save());
    for (const name of ["focus", "online"]) addEventListener(name, comeBack, { signal });
    document.addEventListener("visibilitychange", comeBack, { signal });
    if (options.storageKey !== null && putBackText(form, options.storageKey)) form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  #change(): void {
    this.#isDirty = true;
    const { storageKey, spare } = this.#options;
    if (storageKey !== null) keepText(storageKey, textsOf(this.#form), this.#base);
    spare?.keep(() => entriesOf(this.#form));
    this.#options.report({ kind: "typing" });
    this.#later(quietMilliseconds);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  /** False when what is typed could not be saved. */
  #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    return (this.#chain = this.#chain.then(() => this.#saveOnce()));
  }

  async #saveOnce(): Promise<boolean> {
    if (!this.#isDirty || this.#isLeaving) return true;
    this.#isDirty = false;
    this.#mayRetry = false;
    const { to, report } = this.#options;
    report({ kind: "saving" });
    const sent = entriesOf(this.#form);
    const answer = await postForm<V>(to, sent);
    if (answer.ok) {
      this.#revision = String(answer.value.revision);
      this.#base = new Map(sent);
      this.#forget();
      report({ kind: "saved", value: answer.value });
      return true;
    }
    if (answer.code === "editedElsewhere") {
      // The page comes back with the other text beside what was typed here, which the server or this tab has kept.
      this.#forgetSpare();
      this.#isLeaving = true;
      location.reload();
    } else {
      this.#isDirty = true;
      report({ kind: "failed", code: answer.code, words: answer.words });
      const retry = retryMilliseconds[answer.code];
      this.#mayRetry = retry !== undefined;
      if (retry !== undefined) this.#later(retry);
    }
    return false;
  }

  /** Nothing is left to keep, unless typing went on. */
  #forget(): void {
    if (this.#isDirty) return;
    if (this.#options.storageKey !== null) forgetText(this.#options.storageKey);
    this.#forgetSpare();
  }

  #forgetSpare(): void {
    if (!this.#isDirty) this.#options.spare?.forget();
  }

  #submit(event: SubmitEvent): void {
    if (this.#isLeaving) return;
    event.preventDefault();
    const { submitter } = event;
    void this.#save().then((isSaved) => {
      if (this.#isLeaving || (!isSaved && this.#options.storageKey === null)) return;
      this.#isLeaving = true;
      // Later, not now: with nothing to save this runs inside the event that was just stopped, where a form ignores the request.
      setTimeout(() => void this.#send(submitter));
    });
  }

  async #send(submitter: HTMLElement | null): Promise<void> {
    const { submission, report } = this.#options;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : "";
    const to = submission?.leadsTo(intent) ?? null;
    if (to !== null) {
      submission?.begins();
      const outcome = await sendFromPage([...entriesOf(this.#form), ["intent", intent]]);
      if (outcome === "taken") return location.assign(to);
      if (outcome === "unanswered") {
        this.#isLeaving = false;
        return report({ kind: "failed", ...unanswered });
      }
    }
    // Sent once more it is the same request by its one-time key: the browser shows what the server says to it.
    this.#form.requestSubmit(submitter);
  }
}

/** Sends fields to an address that answers JSON; a lost connection is an answer too. */
export async function postForm<V>(to: string, fields: [string, string][]): Promise<Answer<V>> {
  try {
    const body = new URLSearchParams(fields).toString();
    const headers = { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" };
    const response = await fetch(to, { method: "POST", headers, body, keepalive: body.length < outlivesPage });
    const isAnswer = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return isAnswer ? ((await response.json()) as Answer<V>) : unreachable;
  } catch {
    return unreachable;
  }
}

/** Whether the server took a submission: it then leads elsewhere. What it says otherwise is a page. */
async function sendFromPage(fields: [string, string][]): Promise<"taken" | "answered" | "unanswered"> {
  try {
    const headers = { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" };
    const response = await fetch(location.href, { method: "POST", headers, body: new URLSearchParams(fields).toString(), redirect: "manual" });
    return response.type === "opaqueredirect" ? "taken" : "answered";
  } catch {
    return "unanswered";
  }
}

const unanswered = { code: "unanswered", words: "没有收到服务器的答复：可能已经收到，也可能没有。内容还在本页，请再按一次：已经收到的不会重复，直接给出回执。" } as const;
const unreachable = { ok: false, code: "unreachable", words: "暂时连不上服务器，内容还在本页，正在自动重试。请不要关闭本页。" } as const;
