import http from "node:http";
import { formOfDraft } from "#app/domain/bid/form.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";

/** The one place that knows how a browser posts the bid form: names as the fields have them, the revision, the one-time key. */
export function bidBody(given: { draft: BidDraft; indicators: readonly Indicator[]; revision: number; intent?: "submit" | "replace" | "save"; once?: string }): string {
  const fields = new URLSearchParams();
  put(fields, "", formOfDraft(given.draft, given.indicators));
  fields.set("revision", String(given.revision));
  if (given.intent) fields.set("intent", given.intent);
  if (given.once) fields.set("once", given.once);
  return fields.toString();
}

/** `a.b`, `list[0].c`: as the form names what its schema holds. */
function put(fields: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) value.forEach((one, index) => put(fields, `${name}[${index}]`, one));
  else if (typeof value === "object" && value !== null) for (const [key, one] of Object.entries(value)) put(fields, name === "" ? key : `${name}.${key}`, one);
  else if (typeof value === "string") fields.set(name, value);
}

export const bidFormPath = (no: string) => `/work/bids/${no}/edit`;
export const bidDraftPath = (no: string) => `/work/bids/${no}/draft`;

/** An answer as its sender saw it; status 0 when the connection ended without one. */
export interface Posted {
  status: number;
  location: string;
  /** The sentence that the next page shows (toast), else "". */
  toast: string;
  body: string;
  milliseconds: number;
}

/** Posts a form as a page of ours does. Never throws: a lost connection is an answer too. */
export function postForm(origin: string, path: string, cookie: string, body: string, options: { agent?: http.Agent; headers?: Record<string, string> } = {}): Promise<Posted> {
  const start = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, more: Partial<Posted> = {}) => resolve({ status, location: "", toast: "", body: "", ...more, milliseconds: performance.now() - start });
    const request = http.request(`${origin}${path}`, {
      method: "POST",
      agent: options.agent,
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body), "sec-fetch-site": "same-origin", ...options.headers },
    });
    request.once("error", () => done(0));
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", () => done(0));
      response.once("end", () => done(response.statusCode ?? 0, { location: response.headers.location ?? "", toast: toastOf(response.headers["set-cookie"]), body: Buffer.concat(chunks).toString() }));
    });
    request.end(body);
  });
}

function toastOf(cookies: readonly string[] = []): string {
  const line = cookies.find((one) => one.startsWith("jb_toast="));
  return line ? decodeURIComponent(line.slice("jb_toast=".length).split(";")[0] ?? "") : "";
}

/** The check code of the receipt that an acknowledged submission names; null for every other answer. */
export function shortCodeOf({ status, toast }: Posted): string | null {
  return status === 303 ? (/回执短码 ([0-9A-Z-]+)/.exec(toast)?.[1] ?? null) : null;
}
