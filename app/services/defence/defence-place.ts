import { findDefence, type StoredDefence } from "#app/db/defence.ts";
import type { Transaction } from "#app/db/client.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type MeetingPanel, type MeetingPlace, meetingPlaceFor, type meetingRoles, readPanel } from "#app/services/meeting/meeting-place.ts";

/** The item for whoever has this part in its defence. Refusals: notFound, notAllowed, stageNotReached (no defence now). */
export function defencePlaceFor(ctx: Context, reference: string, role: keyof typeof meetingRoles): Promise<Result<MeetingPlace>> {
  return meetingPlaceFor(ctx, reference, role, ["defence"]);
}

/** The defence of the present stage, with the experts who would hear it. */
export async function readDefence(challenge: ReviewedChallenge, tx?: Transaction): Promise<{ session: StoredDefence | null; panel: MeetingPanel }> {
  const session = await findDefence(challenge.id, challenge.reviewStage, tx);
  return { session, panel: await readPanel(challenge, session, tx) };
}
