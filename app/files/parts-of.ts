/** The parts of a stream one after the other; who stops early cancels it. */
export async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isOver = false;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    isOver = true;
  } finally {
    if (!isOver) await reader.cancel().catch(() => undefined);
  }
}
