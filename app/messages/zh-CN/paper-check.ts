import type { PaperOutcome } from "#app/domain/scan/paper-check.ts";

interface PaperRecord {
  date: string;
  place: string | null;
  people: readonly string[];
  recorder: string | null;
  checker: string;
}

/** 核对 of what was entered from paper. */
export const paperCheckWords = {
  title: "核对线下登记",
  lead: "登记人从纸面录入后，由其指定的核对人对照扫描件确认。确认前该登记已经生效，但处处标明“待核对”。",
  toCheck: (count: number) => `待我核对（${count} 份）`,
  disputed: (count: number) => `被退回的登记（${count} 份）`,
  none: "没有需要您核对的线下登记",
  noneMore: "有人从纸面录入并指定您为核对人后，会列在这里。",
  record: ({ date, place, people, recorder, checker }: PaperRecord) => [`办理日期 ${date}`, place && `地点 ${place}`, people.length > 0 && `参加 ${people.join("、")}`, recorder && `登记人 ${recorder}`, `核对人 ${checker}`].filter(Boolean).join("；"),
  formOf: (count: number) => `核对 ${count} 项登记`,
  why: "不符之处",
  whyHint: "相符的不用填写；不符的写明哪里不符，退回登记人，并列入例外清单。",
  agree: "与扫描件相符",
  dispute: "不符，退回登记人",
  replied: (dispute: string, reply: string) => `您曾写明：${dispute}。登记人说明：${reply}`,
  disputedBy: (checker: string) => `${checker}认为不符：`,
  reply: "说明",
  replyHint: "需要更正的，先用相应的步骤更正；再写明怎样处理，请核对人重新核对。",
  askAgain: "说明并再次提请核对",
  answered: { agreed: "已确认与扫描件相符。", disputed: "已退回登记人，并列入例外清单。" } satisfies Record<PaperOutcome, string>,
  asked: "已说明，等待核对人重新核对。",
  /** Beside the checker's name; null: recorded before checkers were asked. */
  state: (check: PaperOutcome | "waiting" | null) => (check === null ? "" : { waiting: "（待核对）", agreed: "（已核对）", disputed: "（认为不符）" }[check]),
} as const;
