/** Longer than a statement may take: what has not come by then will not come. */
const patienceMs = 6000;

interface Drawing<T> {
  own: Promise<T>;
  /** Never fails: null where the drawing failed or does not come. */
  inTime: Promise<T | null>;
}

interface Line<T> {
  running: Drawing<T>;
  next: Promise<Drawing<T>> | null;
}

/**
 * Draws for all who ask for the same at the same time: one drawing of a key runs at once, and who comes while it does waits for the
 * next one, which begins when it ends and serves all who came until then. So nothing is given that was read before it was asked for.
 */
export class SharedDrawings<T extends object> {
  readonly #patience: number;
  readonly #lines = new Map<string, Line<T>>();

  constructor(patience = patienceMs) {
    this.#patience = patience;
  }

  /** How many keys are being drawn now. */
  get size(): number {
    return this.#lines.size;
  }

  /** What a drawing gives that begins after this call. One's own fails as it fails; of another's there is null where it failed or does not come. */
  async draw(key: string, make: () => Promise<T>): Promise<{ drawn: T; isOwn: boolean } | null> {
    const line = this.#lines.get(key);
    if (line?.next) {
      const drawn = await (await line.next).inTime;
      return drawn && { drawn, isOwn: false };
    }
    const drawing = line ? await (line.next = line.running.inTime.then(() => this.#begin(key, make))) : this.#begin(key, make);
    return { drawn: await drawing.own, isOwn: true };
  }

  #begin(key: string, make: () => Promise<T>): Drawing<T> {
    const own = make();
    const running = { own, inTime: inTime(own, this.#patience) };
    const line: Line<T> = { running, next: null };
    this.#lines.set(key, line);
    void running.inTime.then(() => line.next === null && this.#lines.delete(key));
    return running;
  }
}

/** What another began, or null where it fails or lets wait too long. */
export async function inTime<T>(work: Promise<T>, patience = patienceMs): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)));
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}
