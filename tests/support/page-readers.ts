import { getPool } from "#app/db/client.ts";
import { aSession } from "./bid-crowd.ts";
import { Visitor } from "./built-pages.ts";

/** A browser in which this person has just given the second factor; the public's for null. */
export async function signedInVisitor(personId: string | null): Promise<Visitor> {
  const visitor = new Visitor();
  if (personId === null) return visitor;
  visitor.take(await aSession(personId));
  await getPool().query("update auth_session set second_factor_at = clock_timestamp() where user_id = $1", [personId]);
  return visitor;
}
