import { writeScreenStage } from "#app/db/similarity.ts";
import { screenInThread } from "#app/jobs/screen-in-thread.ts";
import { makeScreen } from "#app/services/similarity/make-screen.ts";
import { done, type Outcome } from "./outcome.ts";

/** Compares the opened bids of a round. The last failure is told on its page. */
export async function screenSimilarity({ screenId }: { screenId: string }, isLastTry: boolean): Promise<Outcome> {
  try {
    await makeScreen(screenId, screenInThread);
    return done();
  } catch (error) {
    if (isLastTry) await writeScreenStage(screenId, "failed");
    throw error;
  }
}
