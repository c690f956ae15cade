import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { keyedDigest } from "./keyed-digest.ts";
import { clearFailures, takeTry } from "./throttle.ts";

/** Forms that anybody may send: enough for a room of people behind one address, too slow for a machine. */
const waits = [...Array.from({ length: 20 }, () => 0), 5, 5, 10, 10, 30];

/** Whether the address may send this form again now. Refusal: tooManyTries, with the seconds. */
export async function limitRequests(form: "activate" | "reset" | "register" | "confirmMember" | "follow" | "selfCheck", address: string): Promise<Result<null>> {
  const turn = await takeTry(sourceOf(form, address), waits);
  return turn.taken ? ok(null) : refuse("tooManyTries", { facts: { seconds: turn.seconds } });
}

// A whole round's attachments in one sitting, and then one after the other: nobody is shut out, and nothing is emptied by a machine.
const readerWaits = [...Array.from({ length: 60 }, () => 0), 2, 2, 3, 5];
/** An office shares one address: its pace is slowed much later, and by less. */
const addressWaits = [...Array.from({ length: 300 }, () => 0), 1, 1, 2];

/** Whether this reader, or who comes from this address without an account, may have the next file now. Refusal: tooManyDownloads, with the seconds. */
export async function limitDownloads(who: { personId: string } | { address: string }): Promise<Result<null>> {
  const [source, pace] = "personId" in who ? [who.personId, readerWaits] : [who.address, addressWaits];
  const turn = await takeTry(sourceOf("download", source), pace);
  return turn.taken ? ok(null) : refuse("tooManyDownloads", { facts: { seconds: Math.max(1, turn.seconds) } });
}

export async function forgetRequests(form: "activate" | "register", address: string): Promise<void> {
  await clearFailures(sourceOf(form, address));
}

function sourceOf(form: string, address: string): string {
  return keyedDigest("throttle", "form", form, address);
}
