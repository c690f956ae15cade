import type { Actor } from "#app/domain/policy/actor.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { refusal, type Relation } from "#app/domain/policy/policy.ts";
import type { ChallengeProgress } from "#app/domain/overview/progress.ts";
import { item } from "./matters.ts";
import { nextSteps, type Step, type StepCode } from "#app/domain/overview/next-steps.ts";
import { byDue, type TodoItem, type WaitingItem } from "./view.ts";

/** Where a step is done: a part of the challenge's page, or a page of its own. */
const pages: Readonly<Partial<Record<StepCode, string>>> = {
  checkForms: "/bids",
  awaitCorrection: "/bids",
  awaitFormReview: "/bids",
  assignExperts: "/experts",
  awaitExperts: "/experts",
  endStage: "/ranking",
  freezeRanking: "/ranking",
  voidRanking: "/ranking",
  proposeShortlist: "/shortlist",
  awaitOwner: "/shortlist",
  tellOwner: "/shortlist",
  resolveSilence: "/shortlist",
  decide: "/decision",
  settleConflict: "/conflicts#decided",
  announce: "/decision",
  awaitPublicity: "/decision",
  award: "/decision",
  resolveObjection: "/decision",
};

/** The page of its own on which a step is done, or null when it is done on the challenge's page. */
export function ownPageOfStep(no: string, step: StepCode): string | null {
  return pages[step] === undefined ? null : pageOfStep(no, step);
}

export function pageOfStep(no: string, step: StepCode): string {
  return `/work/challenges/${encodeURIComponent(no)}${pages[step] ?? ""}`;
}

/** Whether the step is this actor's to do now; one who may not because of having prepared it waits for another. */
export function isMine(actor: Actor, held: readonly Relation[], step: Step, progress: ChallengeProgress, now: string): boolean {
  if (!step.who.some((relation) => held.includes(relation))) return false;
  if (step.move === null) return true;
  const refused = refusal(challengePolicy, actor, step.move, progress, now);
  return refused === null || refused.code === "secondFactorNeeded";
}

const waitingFollowers: readonly Relation[] = ["officer", "secondOfficer", "leader"];

/** The steps of all challenges, sorted into what is this actor's and what the actor's rounds wait for; equal ones of a round as one. */
export function sortSteps(actor: Actor, progress: readonly ChallengeProgress[], now: string): { mine: TodoItem[]; waiting: WaitingItem[] } {
  const mine: Found[] = [];
  const waiting: Found[] = [];
  for (const challenge of progress) {
    const held = challengePolicy.relationsOf(actor, challenge);
    for (const step of nextSteps(challenge, now)) {
      if (isMine(actor, held, step, challenge, now)) mine.push({ challenge, step });
      else if (held.some((relation) => waitingFollowers.includes(relation))) waiting.push({ challenge, step });
      if (step.code === "openBids" && held.includes("witness")) mine.push({ challenge, step: { ...step, code: "witnessOpening" } });
      // Named as soon as the rule says so, before anybody reports or voids anything.
      if (step.code === "voidRanking" && held.includes("supervisor")) mine.push({ challenge, step: { ...step, code: "watchTainted" } });
      if (step.code === "settleConflict" && held.includes("supervisor")) mine.push({ challenge, step: { ...step, code: "watchDecided" } });
    }
  }
  return { mine: together(mine, true).map(({ who: _, ...one }) => one), waiting: together(waiting, false) };
}

interface Found {
  challenge: ChallengeProgress;
  step: Omit<Step, "code"> & { code: TodoItem["code"] };
}

/** Three or more equal steps of one round stand as one item; one's own leads to the move over many. */
function together(found: readonly Found[], isMine: boolean): WaitingItem[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = `${one.challenge.roundCode} ${one.step.code}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => (group.length < 3 ? group.map(single) : [grouped(group, isMine)]));
}

function single({ challenge, step }: Found): WaitingItem {
  const href = step.code === "witnessOpening" ? "/work/witness" : pageOfStep(challenge.no, step.code === "watchTainted" ? "voidRanking" : step.code === "watchDecided" ? "settleConflict" : (step.code as StepCode));
  return { ...item(step.code, href, { no: challenge.no, title: challenge.title, count: step.count, due: step.due }), who: step.who };
}

/** Moves that are made over many challenges at once (批量办理). */
const manyMoves: readonly (string | null)[] = ["approve", "publish", "resume", "openBids", "startMatching", "startReview"];

function grouped(group: readonly Found[], isMine: boolean): WaitingItem {
  const { challenge, step } = group[0]!;
  const due = byDue(group.map((one) => one.step))[0]?.due ?? null;
  const round = `/work/rounds/${encodeURIComponent(challenge.roundCode)}`;
  const href = step.code === "witnessOpening" ? "/work/witness" : isMine && manyMoves.includes(step.move) ? `${round}/moves?move=${step.move}` : round;
  return { ...item(step.code, href, { no: challenge.roundCode, count: group.length, due }), who: step.who };
}
