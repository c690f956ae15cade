import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 公告、公示. `ended` is the end of a publicity term. */
export const noticeLifecycle = defineLifecycle({
  noun: "notice",
  states: ["draft", "published", "withdrawn", "ended"],
  birth: { state: "draft", event: "create" },
  moves: {
    publish: [{ from: ["draft"], to: "published" }],
    withdraw: [{ from: ["published"], to: "withdrawn" }],
    end: [{ from: ["published"], to: "ended" }],
  },
});

export type NoticeState = StateOf<typeof noticeLifecycle>;
export type NoticeMove = MoveOf<typeof noticeLifecycle>;
