/** The anchor of a field, so that a list of what is missing can lead there. */
export function anchorOf(path: string): string {
  return `bid-${path}`;
}
