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

export async function forgetRequests(form: "activate" | "register", address: string): Promise<void> {
  await clearFailures(sourceOf(form, address));
}

function sourceOf(form: string, address: string): string {
  return keyedDigest("throttle", "form", form, address);
}
