import type { Transaction } from "#app/db/client.ts";
import { findBidIds } from "#app/db/bid-people.ts";
import { tellTeam, type TeamNews } from "./tell-team.ts";

/** Tells every team that drafts or has handed in a bid for the item. How many there are answers nobody: what comes back would be a count of bids. */
export async function tellTeams(tx: Transaction, challengeId: string, news: Omit<TeamNews, "bidId">): Promise<void> {
  for (const bidId of await findBidIds(tx, challengeId, ["draft", "submitted", "withdrawn"])) await tellTeam(tx, { ...news, bidId });
}
