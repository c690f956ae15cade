import { type CheckOutcome, mostDriftSeconds, type SelfCheck, type SelfCheckResult, selfChecks, verdictOf } from "#app/domain/site/self-check.ts";
import { checkValueWords, selfCheckPageWords, selfCheckResultWords, selfCheckVerdictWords, selfCheckWords } from "#app/messages/zh-CN/self-check.ts";

const trialPath = "/uploads/check";
const patience = 15_000;
const yes: CheckOutcome = { result: "yes", value: null };
const no: CheckOutcome = { result: "no", value: null };

/** Tries one thing after the other, writes each result into its row, and the whole into the form that makes a slip. */
export async function runSelfCheck(place: HTMLElement): Promise<void> {
  const outcomes: SelfCheckResult["outcomes"] = {};
  say(place, "[data-verdict]", selfCheckPageWords.running);
  for (const check of selfChecks) {
    const outcome = await trials[check]().catch(() => no);
    outcomes[check] = outcome;
    show(place, check, outcome);
  }
  const { word, sentence } = selfCheckVerdictWords[verdictOf({ outcomes })];
  say(place, "[data-verdict]", `${word}。${sentence}`);
  const field = document.querySelector<HTMLInputElement>("input[name=outcomes]");
  if (field) field.value = JSON.stringify(outcomes);
}

function show(place: HTMLElement, check: SelfCheck, outcome: CheckOutcome): void {
  const row = place.querySelector(`[data-item=${check}]`);
  const value = checkValueWords(check, outcome);
  const cell = row?.querySelector<HTMLElement>("[data-result]");
  if (cell) {
    cell.textContent = `${selfCheckResultWords[outcome.result]}${value ? `（${value}）` : ""}`;
    cell.dataset.result = outcome.result;
  }
  const remedy = row?.querySelector("[data-remedy]");
  if (remedy) remedy.textContent = outcome.result === "no" ? selfCheckWords[check].remedy : "";
}

function say(place: HTMLElement, slot: string, words: string): void {
  const element = place.querySelector(slot);
  if (element) element.textContent = words;
}

interface Answer {
  method: string;
  isForm: boolean;
  received: number;
  /** Whether the cookie of an earlier answer came with the request. */
  isCookieBack: boolean;
  now: string;
}

/** Sends a part and answers what arrived; throws when nothing of the kind came back. */
async function send(init: RequestInit): Promise<Answer> {
  const response = await fetch(trialPath, { ...init, headers: { ...init.headers, "X-Self-Check": "1" }, signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Answer;
}

const octets = { "Content-Type": "application/offset+octet-stream" };
const bytes = (count: number) => new Uint8Array(count);

const trials: Record<SelfCheck, () => Promise<CheckOutcome>> = {
  signIn: async () => {
    const page = await fetch("/sign-in", { signal: AbortSignal.timeout(patience) });
    return page.ok && (await page.text()).includes("<form") ? yes : no;
  },
  // Set as the sign-in's is, and asked back: a proxy may take it on the way while the browser would keep it.
  cookies: async () => {
    const once = () => send({ method: "POST", headers: octets, body: bytes(1) });
    await once();
    return (await once()).isCookieBack ? yes : no;
  },
  clock: async () => {
    const before = Date.now();
    const { now } = await send({ method: "POST", headers: octets, body: bytes(1) });
    const seconds = ((before + Date.now()) / 2 - Date.parse(now)) / 1000;
    return { result: Math.abs(seconds) <= mostDriftSeconds ? "yes" : "no", value: Math.round(seconds * 10) / 10 };
  },
  patch: async () => {
    const { method, received } = await send({ method: "PATCH", headers: octets, body: bytes(65_536) });
    return method === "PATCH" && received === 65_536 ? yes : no;
  },
  override: async () => {
    const { method, received } = await send({ method: "POST", headers: { ...octets, "X-HTTP-Method-Override": "PATCH" }, body: bytes(65_536) });
    return method === "PATCH" && received === 65_536 ? yes : no;
  },
  smallParts: async () => {
    for (let part = 0; part < 4; part++) {
      const { received } = await send({ method: "POST", headers: { ...octets, "X-HTTP-Method-Override": "PATCH" }, body: bytes(8_192) });
      if (received !== 8_192) return no;
    }
    return yes;
  },
  multipart: async () => {
    const form = new FormData();
    form.append("file", new Blob([bytes(65_536)]), "自检.pdf");
    const { isForm, received } = await send({ method: "POST", body: form });
    return isForm && received > 65_536 ? yes : no;
  },
  speed: async () => {
    const before = performance.now();
    await send({ method: "POST", headers: octets, body: bytes(1_048_576) });
    const perSecond = 1024 / ((performance.now() - before) / 1000);
    return { result: perSecond >= 50 ? "yes" : "no", value: Math.round(perSecond) };
  },
  storage: () => {
    localStorage.setItem("self-check", "1");
    const isKept = localStorage.getItem("self-check") === "1";
    localStorage.removeItem("self-check");
    return Promise.resolve(isKept ? yes : no);
  },
  // `crypto.subtle` is not there on pages without https.
  encryption: async () => ((await (crypto.subtle as SubtleCrypto | undefined)?.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"])) ? yes : no),
  print: () => Promise.resolve(typeof window.print === "function" ? yes : no),
  pdf: () => Promise.resolve("pdfViewerEnabled" in navigator ? (navigator.pdfViewerEnabled ? yes : no) : { result: "untried", value: null }),
};
