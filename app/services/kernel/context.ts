import type { Actor } from "#app/domain/policy/actor.ts";

/** What every use case is given: who asks, and when (ISO instant of the database's clock). */
export interface Context {
  actor: Actor;
  now: string;
}
