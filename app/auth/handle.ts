/** The inner handle of a person: better-auth signs in by e-mail address, people need none (guide 0.1, 19). */
export function handleOf(personId: string): string {
  return `${personId}@person.invalid`;
}
