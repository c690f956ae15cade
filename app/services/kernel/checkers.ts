import type { Context } from "./context.ts";

/** Somebody who may check a paper (核对人). */
export interface Checker {
  username: string;
  name: string;
}

/** The people of a round who may check what this actor records from paper: everybody with a duty but the actor. */
export function checkersFor({ actor }: Context, holders: readonly { personId: string; username: string; name: string }[]): Checker[] {
  const others = holders.filter(({ personId }) => personId !== actor.personId);
  return [...new Map(others.map(({ username, name }) => [username, { username, name }])).values()];
}
