/** One line of JSON on stderr, as the web server writes it. Codes and ids only: no address, no content. */
export function log(level: "info" | "error", message: string, facts: Record<string, string | number | null | undefined> = {}): void {
  process.stderr.write(`${JSON.stringify({ level, message, ...facts })}\n`);
}
