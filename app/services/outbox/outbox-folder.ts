import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "#app/env.server.ts";

const message = { id: z.uuid(), at: z.iso.datetime({ offset: true }), to: z.string(), text: z.string() };

/** What lies in the outbox (发件夹) instead of being sent: one JSON file a message. */
export const outboxMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mail"), ...message, template: z.string(), messageId: z.string(), from: z.string(), subject: z.string(), html: z.string() }),
  z.strictObject({ kind: z.literal("sms"), ...message, isOfBid: z.boolean().default(false) }),
]);

export type OutboxMessage = z.infer<typeof outboxMessageSchema>;
type NewMessage = z.input<typeof outboxMessageSchema>;

const folder = () => join(env().DATA_DIR, "outbox");

/** Writes a message whole or not at all; the same id again replaces it, so a repeated job leaves one file. */
export async function putInOutbox(message: NewMessage): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = join(folder(), `${message.id}.json`);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(outboxMessageSchema.parse(message), null, 1), { mode: 0o600, flush: true });
  await rename(unfinished, file);
}

/** The newest messages that a reader sees, newest first. */
export async function readOutbox(limit: number, sees: (message: OutboxMessage) => boolean = () => true): Promise<OutboxMessage[]> {
  const names = (await readdir(folder()).catch(noFolder)).filter((name) => name.endsWith(".json"));
  const aged = await Promise.all(names.map(async (name) => ({ name, age: (await stat(join(folder(), name))).mtimeMs })));
  const found: OutboxMessage[] = [];
  for (const { name } of aged.sort((a, b) => b.age - a.age)) {
    if (found.length >= limit) break;
    const message = parse(await readFile(join(folder(), name), "utf8"));
    if (sees(message)) found.push(message);
  }
  return found;
}

/** One message, or null. The id is checked before it becomes a path. */
export async function readOutboxMessage(id: string): Promise<OutboxMessage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const text = await readFile(join(folder(), `${id.toLowerCase()}.json`), "utf8").catch(() => null);
  return text === null ? null : parse(text);
}

function parse(text: string): OutboxMessage {
  return outboxMessageSchema.parse(JSON.parse(text));
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
