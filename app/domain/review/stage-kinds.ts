/** 评审阶段: 网评、会评、答辩、现场考察 (guide 1.3, 6). */
export const stageKinds = ["written", "panel", "defence", "visit"] as const;
export type StageKind = (typeof stageKinds)[number];

/** Stages for which the panel comes together at a set time. */
export type HeldMeeting = Extract<StageKind, "panel" | "defence">;

export function heldMeetingOf(kind: StageKind): HeldMeeting | null {
  return kind === "panel" || kind === "defence" ? kind : null;
}

/** Whether experts meet the team, so that nothing hides it from them. */
export function isFaceToFace(kind: StageKind): boolean {
  return kind === "defence" || kind === "visit";
}
