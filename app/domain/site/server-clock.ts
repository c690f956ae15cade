/** What the visitor's computer measures, both in milliseconds: a stopwatch that no one can set, and its clock, which may be wrong. */
export interface Watch {
  stopwatch: number;
  clock: number;
}

/** More than this between both says that the computer slept (many stopwatches stand still then) or that its clock was set. */
const mostApartMs = 2000;

/**
 * The server's clock as a page knows it: an instant that the server named, carried on by the computer's stopwatch. Deadlines
 * follow the server's clock, so the page errs on the late side: nobody is shown more time than there is.
 */
export class ServerClock {
  #named: number;
  #then: Watch;

  constructor(named: string, then: Watch) {
    this.#named = Date.parse(named);
    this.#then = then;
  }

  now(watch: Watch): number {
    const byStopwatch = watch.stopwatch - this.#then.stopwatch;
    const byClock = watch.clock - this.#then.clock;
    return this.#named + (byClock > byStopwatch + mostApartMs ? byClock : byStopwatch);
  }

  /** The server named an instant, asked at `then`: what the way took is counted as gone. */
  hear(named: string, then: Watch): void {
    this.#named = Date.parse(named);
    this.#then = then;
  }

  /** The server should be asked again: stopwatch and clock have parted. */
  isUnsure(watch: Watch): boolean {
    return Math.abs(watch.clock - this.#then.clock - (watch.stopwatch - this.#then.stopwatch)) > mostApartMs;
  }
}
