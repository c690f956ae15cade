import { setTimeout as pause } from "node:timers/promises";
import type { Acknowledgement } from "#tests/support/acknowledged.ts";
import { submitAgain, type Submitted, type Team } from "#tests/support/bid-crowd.ts";
import { postForm, type Posted } from "#tests/support/bid-post.ts";

const patienceMs = 90_000;

/** Teams that submit over and over; whoever gets no answer presses the same button again, as a person does. */
export class Load {
  readonly acknowledged: Acknowledgement[] = [];
  /** Answers that no fault excuses: neither an acknowledgement nor a page that says that it failed. */
  readonly surprises: string[] = [];
  /** What was answered while something was broken, for the judgement of its words. */
  readonly errorPages: Posted[] = [];
  /** Submissions that had to be sent more than once. */
  repeated = 0;
  /** Of each acknowledgement, when its last press began and when the answer was there, by `performance.now()`. */
  readonly #heard: { from: number; to: number }[] = [];
  /** When somebody was left without a proper answer. */
  readonly #failed: number[] = [];
  #isStopping = false;
  #isGivenUp = false;
  #running: Promise<unknown> = Promise.resolve();
  readonly #origin: string;
  readonly #teams: readonly Team[];

  constructor(origin: string, teams: readonly Team[]) {
    this.#origin = origin;
    this.#teams = teams;
  }

  start(): void {
    this.#running = Promise.all(this.#teams.map((team) => this.#work(team)));
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
  }

  /** Stops without waiting for answers: the step has failed already. */
  async giveUp(): Promise<void> {
    this.#isGivenUp = true;
    await this.stop();
  }

  /** Waits until so many are acknowledged. */
  async until(count: number): Promise<void> {
    const limit = performance.now() + patienceMs + count * 100;
    while (this.acknowledged.length < count) {
      if (performance.now() > limit) throw new Error(`only ${this.acknowledged.length} of ${count} submissions were acknowledged`);
      await pause(20);
    }
  }

  /**
   * Milliseconds from the blow at `since` until somebody who pressed after its first victim was acknowledged; waits for it.
   * 0 when nobody noticed anything within three seconds.
   */
  async recovered(since: number): Promise<number> {
    for (;;) {
      const passed = performance.now() - since;
      const first = this.#failed.find((one) => one > since);
      const heard = first === undefined ? undefined : this.#heard.find(({ from }) => from > first);
      if (heard) return heard.to - since;
      if (first === undefined && passed > 3000) return 0;
      if (passed > patienceMs) throw new Error("nothing was acknowledged any more");
      await pause(5);
    }
  }

  async #work(team: Team): Promise<void> {
    for (let turn = 0; !this.#isStopping; turn += 1) {
      const answer = await submitAgain(this.#origin, team, `第${turn}次`, (...request) => this.#press(...request));
      this.#note(answer);
    }
  }

  #note({ team, shortCode, status, location, toast, body, milliseconds }: Submitted): void {
    if (shortCode === null) {
      this.surprises.push(`${team.no} ${status} ${location} ${toast} ${/<h1>([^<]*)/.exec(body)?.[1] ?? ""}`);
      this.#isStopping = this.surprises.length > 20;
      return;
    }
    this.acknowledged.push({ no: team.no, shortCode });
    const to = performance.now();
    this.#heard.push({ from: to - milliseconds, to });
  }

  /** The same form with the same one-time key until there is an answer. */
  async #press(...request: Parameters<typeof postForm>): Promise<Posted> {
    const limit = performance.now() + patienceMs;
    for (let times = 1; ; times += 1) {
      const answer = await postForm(...request);
      if (times === 2) this.repeated += 1;
      if (answer.status >= 500) this.errorPages.push(answer);
      if (answer.status === 0 || answer.status >= 500) this.#failed.push(performance.now());
      if ((answer.status > 0 && answer.status < 500) || performance.now() > limit || this.#isGivenUp) return answer;
      await pause(100);
    }
  }
}
