import { displayOnly, isLargeDisplay } from "./display.ts";
import { pickEncoding, qualityForMany } from "./compress.ts";
import { inTime, SharedDrawings } from "./shared-drawings.ts";
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

/** A page that says that it is the same for everybody, whole as it is sent. */
interface Drawn {
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** From one change of what is public to the next: all that is kept was made in it and ends with it. */
interface Stretch {
  from: number;
  until: Promise<number>;
  pages: Map<string, Promise<Drawn | null>>;
}

/** Countdowns of a public page start from the end of the half minute in which it is made. */
export const slotMs = 30_000;

// A hundred megabytes if somebody asks for the largest page under ever new addresses.
const mostPages = 400;
const largestBytes = 250_000;

/**
 * Answers public addresses, which read no session: the same page for everybody who asks. Each is kept whole as it is sent. A kept page is
 * as new as one that is made now: before each answer the database is asked whether anything was changed, which many visitors share; a
 * page made across a change goes to who asked and is not kept. Where the database cannot be asked nothing is kept, and who asks for the
 * same at the same time shares a drawing that began after all of them asked (shared-drawings.ts).
 */
export class KeptPages {
  readonly #state: PublicState;
  readonly #drawings = new SharedDrawings<{ page: Drawn | null; response: Response }>();
  /** Addresses that answered what is not for everybody: refused, not there, failed. Each who asks for them has it made for themselves. */
  readonly #apart = new Set<string>();
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
    if (request.method !== "GET") return make(request);
    const key = `${pickEncoding(request.headers.get("accept-encoding")) ?? "plain"} ${isLargeDisplay(request) ? "large" : "normal"} ${request.url}`;
    if (this.#apart.has(key)) return this.#makeApart(key, request, make);
    const pages = await this.#pagesNow();
    if (!pages) return this.#share(key, request, make);
    const keeping = pages.get(key);
    if (!keeping) return this.#fill(pages, key, request, make);
    const kept = await keeping;
    return kept ? send(kept, request) : this.#share(key, request, make);
  }

  /** Who comes while a page is being made waits for the same one, not for longer than a drawing takes. */
  async #fill(pages: Stretch["pages"], key: string, request: Request, make: Make): Promise<Response> {
    const making = make(forAll(request), qualityForMany).then(whole);
    const keeping = inTime(making.then(({ page }) => (page && page.body.byteLength <= largestBytes ? page : null)));
    pages.set(key, keeping);
    const kept = await keeping;
    if (kept) {
      dropOldest(pages);
      return send(kept, request);
    }
    pages.delete(key);
    const { page, response } = await making;
    if (page) return send(page, request);
    this.#setApart(key);
    return response;
  }

  async #share(key: string, request: Request, make: Make): Promise<Response> {
    const shared = await this.#drawings.draw(key, () => make(forAll(request)).then(whole));
    if (!shared) return make(request);
    const { drawn: { page, response }, isOwn } = shared;
    if (page) return send(page, request);
    this.#setApart(key);
    return isOwn ? response : make(request);
  }

  #setApart(key: string): void {
    this.#apart.add(key);
    dropOldest(this.#apart);
  }

  async #makeApart(key: string, request: Request, make: Make): Promise<Response> {
    const response = await make(request);
    if (isForAll(response)) this.#apart.delete(key);
    return response;
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

function dropOldest(held: Map<string, unknown> | Set<string>): void {
  const [oldest] = held.keys();
  if (held.size > mostPages && oldest !== undefined) held.delete(oldest);
}

/**
 * The request of a page that many will get. It holds nothing of who happened to ask first, so no answer to it can; they may leave, too.
 * The address they called from comes along for the limits of the few pages that have one.
 */
function forAll(request: Request): Request {
  const headers = new Headers(displayOnly(request));
  for (const name of ["accept-encoding", "x-request-id", "x-forwarded-for"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(request.url, { headers });
}

/** Whether the page itself says that everybody may have it. */
function isForAll({ status, headers }: Response): boolean {
  return (status === 200 || status === 304) && headers.has("etag") && (headers.get("cache-control") ?? "").startsWith("public") && !headers.has("set-cookie");
}

/** A page taken in whole, where it is everybody's; else the answer as it is. */
async function whole(response: Response): Promise<{ page: Drawn | null; response: Response }> {
  const etag = response.headers.get("etag");
  if (response.status !== 200 || etag === null || !isForAll(response)) return { page: null, response };
  return { page: { headers: [...response.headers], body: await wholeOf(response), etag }, response };
}

function send({ headers, body, etag }: Drawn, request: Request): Response {
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: headers.filter(([name]) => name !== "content-encoding" && name !== "content-length") });
  return new WholeResponse(body, { headers });
}
