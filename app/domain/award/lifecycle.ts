import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** A bid before the demand owner: of the ranking, which it confirms or vetoes (需求方确认), or before the review, which it agrees with or refuses (供需对接). */
export const shortlistLifecycle = defineLifecycle({
  noun: "shortlist",
  states: ["proposed", "confirmed", "vetoed", "lapsed"],
  birth: { state: "proposed", event: "propose" },
  moves: {
    // A veto that the bureau does not follow puts the bid before the owner again, once.
    propose: [{ from: ["vetoed"], to: "proposed" }],
    // The owner has not answered in its term.
    extend: [{ from: ["proposed"], to: "proposed" }],
    confirm: [{ from: ["proposed"], to: "confirmed" }],
    // 合作协议. What came on paper within the term counts also where it was recorded after it.
    agree: [{ from: ["proposed", "lapsed"], to: "confirmed" }],
    veto: [{ from: ["proposed", "lapsed"], to: "vetoed" }],
    // 对接 that ended without a word.
    lapse: [{ from: ["proposed"], to: "lapsed" }],
  },
});

export type ShortlistState = StateOf<typeof shortlistLifecycle>;
export type ShortlistMove = MoveOf<typeof shortlistLifecycle>;

/** 拟立项与立项: what the decision gives a bid, through 公示 to the award or its loss. */
export const awardLifecycle = defineLifecycle({
  noun: "award",
  states: ["proposed", "inPublicity", "frozen", "awarded", "revoked", "forfeited", "noAward"],
  birth: { state: "proposed", event: "decide" },
  moves: {
    decide: [{ from: ["proposed"], to: "noAward", outcome: "noAward" }],
    announce: [{ from: ["proposed"], to: "inPublicity" }],
    freeze: [{ from: ["inPublicity"], to: "frozen" }],
    release: [{ from: ["frozen"], to: "inPublicity" }],
    revoke: [{ from: ["proposed", "inPublicity", "frozen"], to: "revoked" }],
    award: [{ from: ["inPublicity"], to: "awarded" }],
    forfeit: [{ from: ["awarded"], to: "forfeited" }],
  },
});

/** Not yet made and not yet fallen: what comes to light can still stop it. */
export const openAwardStates: readonly AwardState[] = ["proposed", "inPublicity", "frozen"];

export type AwardState = StateOf<typeof awardLifecycle>;
export type AwardMove = MoveOf<typeof awardLifecycle>;
