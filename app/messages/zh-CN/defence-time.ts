import { formatDateTime } from "#app/messages/format.ts";

/** What a team's bid says of its defence; apart from the words of arranging one, which its page does not load. */
export const defenceTold = "答辩时间已排定";

export const defenceSpan = (from: string, to: string) => `${formatDateTime(from)} — ${formatDateTime(to).slice(-5)}`;
