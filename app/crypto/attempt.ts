/**
 * What a cryptographic step answers. A damaged or foreign input is an expected outcome, so it comes back as
 * a reason; services turn it into a refusal. Reasons carry no text of a library: such texts quote their
 * input, and the input may be a key.
 */
export type Attempt<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function fail<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
