/** Pseudonyms of experts in one challenge (评审专家代号): `P` and two digits, drawn so that they tell no order. */
export const pseudonymCount = 90;

/** The pseudonym of a draw from 0 to `pseudonymCount`, exclusive; one that is taken gives way to the next free one. Null when all are taken. */
export function pseudonymOf(draw: number, taken: ReadonlySet<string>): string | null {
  for (let step = 0; step < pseudonymCount; step += 1) {
    const pseudonym = `P${String(10 + ((draw + step) % pseudonymCount))}`;
    if (!taken.has(pseudonym)) return pseudonym;
  }
  return null;
}
