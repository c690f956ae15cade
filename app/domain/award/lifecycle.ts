import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 入围名单: a bid shortlisted to the demand owner, who confirms or vetoes with reasons. */
export const shortlistLifecycle = defineLifecycle({
  noun: "shortlist",
  states: ["proposed", "confirmed", "vetoed"],
  birth: { state: "proposed", event: "propose" },
  moves: {
    // A veto that the bureau does not follow puts the bid before the owner again, once.
    propose: [{ from: ["vetoed"], to: "proposed" }],
    // The owner has not answered in its term.
    extend: [{ from: ["proposed"], to: "proposed" }],
    confirm: [{ from: ["proposed"], to: "confirmed" }],
    veto: [{ from: ["proposed"], to: "vetoed" }],
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
