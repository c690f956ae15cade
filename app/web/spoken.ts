import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { SpokenEvent, TimelineEvent } from "#app/domain/timeline/view.ts";
import { type InputWords, moveEffects, wordsOfInput } from "#app/messages/zh-CN/inputs.ts";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { actorWords, offlineWords, timelineWords } from "#app/messages/zh-CN/timeline.ts";

/** A move as a service offers it. */
interface SilentOffer {
  move: string;
  refusal: Refusal | null;
  inputSchema: unknown;
}

export type SpokenOffer<O extends SilentOffer> = O & { refusal: (Refusal & { words: string }) | null; title: string; effect: string | null; inputs: Record<string, InputWords> };

export const speakRefusal = (refusal: Refusal): Refusal & { words: string } => ({ ...refusal, words: quotedRefusal(refusal) });

/** An offer with what its form says: the words of all refusals and moves would weigh more in a page's script than those of one in its data. */
export function speakOffer<O extends SilentOffer>(noun: string, offer: O): SpokenOffer<O> {
  const { properties = {} } = offer.inputSchema as { properties?: object };
  const inputs = Object.fromEntries([...Object.keys(properties), "reason"].map((name) => [name, wordsOfInput(name)]));
  return { ...offer, refusal: offer.refusal && speakRefusal(offer.refusal), title: wordsOfMove(noun, offer.move), effect: moveEffects[noun]?.[offer.move] ?? null, inputs };
}

export const speakOffers = <O extends SilentOffer>(noun: string, offers: readonly O[]): SpokenOffer<O>[] => offers.map((offer) => speakOffer(noun, offer));

/** A history in words. */
export function speakTimeline(noun: Noun, events: readonly TimelineEvent[]): SpokenEvent[] {
  return events.map((event) => ({
    at: event.at,
    words: timelineWords(event, noun),
    who: actorWords(event),
    reason: event.reason,
    isOffline: event.isOffline,
    paper: event.offline && { words: offlineWords(event.offline), scan: event.offline.scan },
  }));
}

/** What a page shows of an object, with its offers and its history in words. */
export async function spoken<O extends SilentOffer, T extends { offers: O[]; timeline: TimelineEvent[] }>(
  noun: Noun,
  shown: Promise<Result<T>>,
): Promise<Result<Omit<T, "timeline"> & { offers: SpokenOffer<T["offers"][number]>[]; timeline: SpokenEvent[] }>> {
  const result = await shown;
  if (!result.ok) return result;
  const { offers, timeline } = result.value;
  return ok({ ...result.value, offers: speakOffers<T["offers"][number]>(noun, offers), timeline: speakTimeline(noun, timeline) });
}
