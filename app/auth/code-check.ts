import { useCardCode } from "./card.ts";
import { keyedDigest } from "./keyed-digest.ts";
import { useSmsCode } from "./sms-code.ts";
import { clearFailures, takeTry } from "./throttle.ts";
import { useTotpCode } from "./totp.ts";

/** After two free tries the waits grow to ten minutes: a code is short, and whoever owns it reads it off. */
const waits = [0, 0, 5, 15, 60, 180, 600];

export type CodeOutcome = "right" | "wrong" | { seconds: number };

/**
 * Judges a second factor: eight digits are a card's, six an authenticator's or a message's. The tries are counted
 * by where they come from, so that nobody elsewhere can make the owner wait.
 */
export async function checkCode(personId: string, from: string, typed: string): Promise<CodeOutcome> {
  const source = keyedDigest("throttle", "code", personId, from);
  const turn = await takeTry(source, waits);
  if (!turn.taken) return { seconds: turn.seconds };
  const code = typed.normalize("NFKC").replace(/[\s-]/g, "");
  const isRight =
    (/^\d{8}$/.test(code) && (await useCardCode(personId, code))) ||
    (/^\d{6}$/.test(code) && ((await useTotpCode(personId, code)) || (await useSmsCode(personId, code))));
  if (!isRight) return "wrong";
  await clearFailures(source);
  return "right";
}
