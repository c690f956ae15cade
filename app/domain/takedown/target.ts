import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";

/** Texts of a published challenge that can be hidden. */
export const hideableFields = ["title", "background", "content", "deliverables", "ipRule", "industry", "keywords"] as const;
export type HideableField = (typeof hideableFields)[number];

/** Free texts of a published notice: what it is called, the text of a call, the reason of an act, why it was withdrawn. */
export const hideableNoticeTexts = ["noticeTitle", "callBody", "reason", "withdrawnReason"] as const;
export type HideableNoticeText = (typeof hideableNoticeTexts)[number];

/** What is hidden of a challenge without a number or code: the contact, the conditions in words, what is measured today, what must be there at the checkpoints and on what is paid, place and note of the visit, its record, why recovery codes were used. */
export const singleTargets = ["contact", "eligibility", "baseline", "checkpoints", "tranches", "visitNotice", "visitRecord", "openingReason"] as const;
/** By number: a published answer, an attachment, a lot of samples. By code: the words of an indicator, the 合作意向 of a unit. */
const numbered = ["answer", "attachment", "lot"] as const;
const coded = ["indicator", "intent"] as const;

/** What is hidden: of a challenge one of its texts; of a notice a text. */
export type TakedownTarget =
  | { kind: "field"; field: HideableField }
  | { kind: (typeof singleTargets)[number] }
  | { kind: (typeof numbered)[number]; number: number }
  | { kind: (typeof coded)[number]; code: string }
  | { kind: "noticeText"; text: HideableNoticeText };

/** In what something is hidden, by its id. */
export interface TakedownPlace {
  noun: "challenge" | "notice";
  id: string;
}

/** `background`, `answer:2` for 第 2 问, `attachment:1`, `indicator:1-3`, `intent:` and the unit's credit code, `callBody`; null for anything else, and for what the place does not have. */
export function parseTarget(noun: TakedownPlace["noun"], text: string): TakedownTarget | null {
  if (noun === "notice") {
    const known = hideableNoticeTexts.find((one) => one === text);
    return known ? { kind: "noticeText", text: known } : null;
  }
  const field = hideableFields.find((one) => one === text);
  if (field) return { kind: "field", field };
  const single = singleTargets.find((one) => one === text);
  if (single) return { kind: single };
  const [, kind, rest = ""] = /^([a-z]+):(.{1,20})$/.exec(text) ?? [];
  const byNumber = numbered.find((one) => one === kind);
  if (byNumber) return /^[1-9]\d{0,3}$/.test(rest) ? { kind: byNumber, number: Number(rest) } : null;
  const byCode = coded.find((one) => one === kind);
  return byCode ? { kind: byCode, code: rest } : null;
}

/**
 * What stands in the place of a hidden text. It is written into the row itself, so that no page, list, search, feed or export of
 * any process can still show the text: there is nothing left to forget to hide. Of an attachment the key goes with the name.
 */
export function placeholder(publicReason: string, isFinal: boolean): string {
  return `【因${publicReason}${isFinal ? "" : "暂时"}撤下】`;
}

/** Until when a second person decides (ISO): 17:00 of the next working day. */
export function takedownDue(hiddenAt: string): string {
  const day = shanghaiDate(hiddenAt);
  const term = day.ok ? addWorkingDays(day.value, 1, { countStart: false }) : day;
  return term.ok ? new Date(`${term.value.end}T17:00:00+08:00`).toISOString() : hiddenAt;
}
