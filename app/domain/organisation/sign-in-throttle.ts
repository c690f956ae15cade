/**
 * How wrong passwords slow down their source (guide 0.1, 11). A source is one device or address together with
 * one account: what a rival tries elsewhere never makes the owner wait.
 */

/** Seconds to wait after so many failures of a source; the last value stands for all later ones. */
export const waitSeconds: readonly number[] = [0, 0, 0, 2, 4, 8, 16, 32, 60];

/** The same for a source never seen before, once an account is under attack from many sources. */
export const waitSecondsUnderAttack: readonly number[] = [0, 60];

/** A source is forgotten after so many seconds without a failure. */
export const forgetAfterSeconds = 3600;

/** From so many failures on a question is asked: of this source, of this account anywhere, of this address for any account. */
const questionFrom = { source: 3, account: 10, address: 30 } as const;
const attackFrom = 50;

export interface Failures {
  source: number;
  account: number;
  address: number;
}

/** Whether the next try must answer the question. Of a known device only its own failures count. */
export function needsQuestion(failures: Failures, isKnownDevice: boolean): boolean {
  if (failures.source >= questionFrom.source) return true;
  return !isKnownDevice && (failures.account >= questionFrom.account || failures.address >= questionFrom.address);
}

/** The waits that hold for the next try of a source. */
export function waitsFor(failures: Failures, isKnownDevice: boolean): readonly number[] {
  return !isKnownDevice && failures.account >= attackFrom ? waitSecondsUnderAttack : waitSeconds;
}
