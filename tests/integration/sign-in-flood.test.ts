import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { deviceCookie } from "#app/auth/cookies.ts";
import { isTurnedAway } from "#app/auth/sign-in-try.ts";

/** A request as it comes over the wire, its form still on the way. */
class Arrival {
  readonly req: EventEmitter & { method: string; url: string; headers: { cookie?: string } };
  readonly res = Object.assign(new EventEmitter(), { closed: false });
  readonly isTurnedAway: boolean;

  constructor(url = "/sign-in", cookie?: string, method = "POST") {
    this.req = Object.assign(new EventEmitter(), { method, url, headers: cookie === undefined ? {} : { cookie } });
    this.isTurnedAway = isTurnedAway(this.req as unknown as IncomingMessage, this.res as unknown as ServerResponse);
  }

  formIsIn(): this {
    this.req.emit("end");
    return this;
  }

  leave(): void {
    this.res.closed = true;
    this.res.emit("close");
  }
}

const device = () => deviceCookie("A".repeat(43)).split(";")[0];
const many = (count: number, make: () => Arrival) => Array.from({ length: count }, make);

describe("a flood of sign-ins", () => {
  it("is turned away beyond thirty that are being answered, and the next is let in when one is done", () => {
    const crowd = many(30, () => new Arrival().formIsIn());
    expect(crowd.filter((one) => one.isTurnedAway)).toEqual([]);
    expect([new Arrival().isTurnedAway, new Arrival("/sign-in?next=%2Fwork").isTurnedAway, new Arrival("/sign-in.data").isTurnedAway]).toEqual([true, true, true]);
    crowd[7]!.leave();
    const next = new Arrival();
    expect(next.isTurnedAway).toBe(false);
    next.formIsIn();
    expect(new Arrival().isTurnedAway).toBe(true);
    for (const one of [next, ...crowd.filter((_, index) => index !== 7)]) one.leave();
    const after = many(30, () => new Arrival().formIsIn());
    expect(after.filter((one) => one.isTurnedAway)).toEqual([]);
    for (const one of after) one.leave();
  });

  it("turns away neither a device of ours, nor another page, nor who only looks; a device that somebody made up is none", () => {
    const crowd = many(30, () => new Arrival().formIsIn());
    expect(new Arrival("/sign-in", device()).isTurnedAway).toBe(false);
    expect(new Arrival("/sign-in", undefined, "GET").isTurnedAway).toBe(false);
    expect(new Arrival("/sign-in-help").isTurnedAway).toBe(false);
    expect(new Arrival("/work/bids/JB-2026-001").isTurnedAway).toBe(false);
    expect(new Arrival("/sign-in", `jb_device=${"A".repeat(43)}.${"B".repeat(43)}%3D`).isTurnedAway).toBe(true);
    for (const one of crowd) one.leave();
  });

  it("cannot hold the places by forms that are sent slowly or never", () => {
    const slow = many(100, () => new Arrival());
    expect(new Arrival().isTurnedAway).toBe(false);
    // Whoever left before the form was in is not counted when its end is told late.
    for (const one of slow) one.leave();
    for (const one of slow) one.formIsIn();
    expect(new Arrival().isTurnedAway).toBe(false);
  });
});
