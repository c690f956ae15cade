import { getPool } from "#app/db/client.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import type { aTeam } from "./bid-builders.ts";
import { at, valueOf } from "./builders.ts";

export type Team = Awaited<ReturnType<typeof aTeam>>;

export async function setRule(roundCode: string, rules: Partial<RoundRules>): Promise<void> {
  await getPool().query("update round set rules = rules || $2::jsonb where code = $1", [roundCode, JSON.stringify(rules)]);
}

/** What a unit is asked to confirm for this item, as its administrator sees it. */
export const taskFor = async (team: Team, challengeNo: string) => valueOf(await listConfirmations(await at(team.actor))).find((task) => task.challengeNo === challengeNo);

export async function confirmBy(team: Team, challengeNo: string, answer: "confirmed" | "declined" = "confirmed") {
  const task = (await taskFor(team, challengeNo))!;
  return answerConfirmation(await at(team.actor), { bidId: task.bidId, digest: task.digest, answer });
}
