/** A name as it is compared: half-width, without spaces, points and case. */
export function plainName(name: string): string {
  return name.normalize("NFKC").replace(/[\s·.,，、]/g, "").toLowerCase();
}
