import { readSite } from "#app/db/site.ts";
import { refuse } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/**
 * Who may read the outbox: anybody with a duty, and only where nothing is real, because it shows the codes of
 * everybody. In a real database the page does not exist.
 */
export async function outboxRefusal({ actor }: Context): Promise<ReturnType<typeof refuse> | null> {
  if (actor.personId === null) return refuse("signInNeeded");
  const { installation } = await readSite();
  if (installation === "real") return refuse("notFound");
  return actor.roles.length > 0 ? null : refuse("notAllowed");
}
