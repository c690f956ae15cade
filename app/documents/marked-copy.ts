import { fileTypeOf, isDrawn, mediaTypes } from "#app/domain/bid/file.ts";
import { markFile } from "./mark-file.ts";

/** A file to hand out. `size` where its bytes are a stream of known length. */
export interface Copy {
  name: string;
  type: string;
  size?: number;
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

/** What a reader under a pledge gets: nothing that does not bear the own name. Null where no library can mark it. */
export async function pledgedCopy(file: Copy & { body: ReadableStream<Uint8Array>; isForMarking: boolean }, line: string): Promise<Copy | null> {
  if (!file.isForMarking) return file;
  const { copy, isMarked } = await markedCopy(file, line);
  return isMarked ? copy : null;
}

/** The copy of one reader: a PDF or a picture as a PDF with `line` across every page. `isMarked` false: no library can mark it, and it is as it was. */
export async function markedCopy(file: Copy & { body: ReadableStream<Uint8Array> }, line: string): Promise<{ copy: Copy; isMarked: boolean }> {
  const type = fileTypeOf(file.name);
  if (!isDrawn(type)) return { copy: file, isMarked: false };
  const made = await markFile(file.body, type, line);
  if ("plain" in made) return { copy: { name: file.name, type: file.type, body: made.plain }, isMarked: false };
  return { copy: { name: type === "pdf" ? file.name : `${file.name}.pdf`, type: mediaTypes.pdf, body: made.marked }, isMarked: true };
}
