import { isLargeDisplay, isPlainVisitor } from "./display.ts";
import { pickEncoding, qualityForMany } from "./compress.ts";
import { WholeResponse, wholeOf } from "./whole-response.ts";

/** What the pages kept here hang on (db/public-changes.ts). */
export interface PublicState {
  /** The database's clock, ISO, after everything changed before has been heard; null where that cannot be said. */
  readMoment: () => Promise<string | null>;
  /** The next instant at which the clock alone changes a public page, ISO; null when there is none. */
  nextInstant: (now: string) => Promise<string | null>;
}

/** Makes the answer anew, packed as tightly as its readers are worth. */
type Make = (request: Request, quality?: number) => Promise<Response>;

interface Kept {
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** From one change of what is public to the next: all that is kept was made in it and ends with it. */
interface Stretch {
  from: number;
  until: Promise<number>;
  pages: Map<string, Promise<Kept | null>>;
}

/** Countdowns of a public page start from the end of the half minute in which it is made. */
export const slotMs = 30_000;

// A hundred megabytes if somebody asks for the largest page under ever new addresses.
const mostPages = 400;
const largestBytes = 250_000;

/**
 * Keeps the public pages of this process, whole as they are sent, for visitors who bring no session. A kept page is as new as
 * one that is made now: before each answer the database is asked whether anything was changed, which many visitors share;
 * a page made across a change goes to who asked and is not kept. Where the database cannot be asked, nothing is kept.
 */
export class KeptPages {
  readonly #state: PublicState;
  #stretch: Stretch | null = null;

  constructor(state: PublicState) {
    this.#state = state;
  }

  /** Something public has changed, or may have. */
  forget(): void {
    this.#stretch = null;
  }

  /** The kept answer, or the one that `make` gives, kept where it may be. `make` gets a request that stands for all who ask for the same. */
  async answer(request: Request, make: Make): Promise<Response> {
    if (request.method !== "GET" || !isPlainVisitor(request)) return make(request);
    const pages = await this.#pagesNow();
    if (!pages) return make(request);
    const key = `${pickEncoding(request.headers.get("accept-encoding")) ?? "plain"} ${isLargeDisplay(request) ? "large" : "normal"} ${request.url}`;
    const keeping = pages.get(key);
    if (!keeping) return this.#fill(pages, key, request, make);
    const kept = await keeping;
    return kept ? send(kept, request) : make(request);
  }

  /** Who comes while a page is being made waits for the same one. */
  async #fill(pages: Stretch["pages"], key: string, request: Request, make: Make): Promise<Response> {
    const making = make(forAll(request), qualityForMany).then(whole);
    const keeping = making.then(({ kept }) => kept).catch(() => null);
    pages.set(key, keeping);
    const kept = await keeping;
    if (!kept) {
      pages.delete(key);
      return (await making).response;
    }
    const [oldest] = pages.keys();
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest);
    return send(kept, request);
  }

  /** The pages of the stretch that holds now, of a new one where the last has ended. */
  async #pagesNow(): Promise<Stretch["pages"] | null> {
    const moment = await this.#state.readMoment();
    if (moment === null) return null;
    const now = Date.parse(moment);
    const stretch = this.#stretch;
    const until = await stretch?.until.catch(() => 0);
    if (stretch && until !== undefined && stretch.from <= now && now < until) return stretch.pages;
    // Others may have begun the next one while we waited, or a change was heard.
    if (this.#stretch === stretch) this.#stretch = this.#begin(moment, now);
    return this.#stretch?.pages ?? null;
  }

  #begin(moment: string, now: number): Stretch {
    const slotEnd = Math.floor(now / slotMs) * slotMs + slotMs;
    const until = this.#state.nextInstant(moment).then((next) => Math.min(slotEnd, next === null ? slotEnd : Date.parse(next)));
    until.catch(() => undefined);
    return { from: now, until, pages: new Map() };
  }
}

/** Of a page that many will get: whoever asked first may leave, and has a copy of their own. */
function forAll(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("if-none-match");
  return new Request(request.url, { headers });
}

/** A page taken in whole, where it says that caches may keep it; else the answer as it is. */
async function whole(response: Response): Promise<{ kept: Kept | null; response: Response }> {
  const etag = response.headers.get("etag");
  if (response.status !== 200 || etag === null || !response.headers.get("cache-control")?.startsWith("public") || response.headers.has("set-cookie")) return { kept: null, response };
  const body = await wholeOf(response);
  const kept = { headers: [...response.headers], body, etag };
  return { kept: body.byteLength <= largestBytes ? kept : null, response: new WholeResponse(body, { headers: response.headers }) };
}

function send({ headers, body, etag }: Kept, request: Request): Response {
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: headers.filter(([name]) => name !== "content-encoding" && name !== "content-length") });
  return new WholeResponse(body, { headers });
}
