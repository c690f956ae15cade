/** One line of JSON on stderr. Holds no field values: what people typed never reaches a log. */
export function logFailure(requestId: string, error: unknown): void {
  const line = error instanceof Error ? { message: error.message, stack: error.stack, cause: error.cause instanceof Error ? error.cause.message : undefined } : { message: String(error) };
  process.stderr.write(`${JSON.stringify({ level: "error", requestId, ...line })}\n`);
}
