import type { Noun } from "#app/domain/policy/nouns.ts";
import { approveChallenge } from "./challenge/approve-challenge.ts";
import { closeChallenge } from "./challenge/close-challenge.ts";
import { extendChallenge } from "./challenge/extend-challenge.ts";
import { publishChallenge } from "./challenge/publish-challenge.ts";
import { giveUpChallenge, resumeChallenge, suspendChallenge, withdrawChallenge } from "./challenge/withdraw-challenge.ts";
import type { MoveService } from "./kernel/define-move.ts";
import { publishRound } from "./round/publish-round.ts";
import { cancelRound, closeRound, resumeRound, suspendRound } from "./round/suspend-round.ts";

/** Every move that the product can make. A page, the CLI and an import find it here by noun and name. */
const services: readonly MoveService<never>[] = [
  publishRound,
  suspendRound,
  resumeRound,
  cancelRound,
  closeRound,
  approveChallenge,
  publishChallenge,
  extendChallenge,
  suspendChallenge,
  resumeChallenge,
  withdrawChallenge,
  closeChallenge,
  giveUpChallenge,
] as unknown as readonly MoveService<never>[];

/** The moves built for a noun, in the order of the list. */
export function moveServicesOf<N extends Noun>(noun: N): MoveService<N>[] {
  return services.filter((service) => (service.noun as Noun) === noun) as unknown as MoveService<N>[];
}

/** The service of one move, if the product has it. */
export function moveService<N extends Noun>(noun: N, move: string): MoveService<N> | undefined {
  return moveServicesOf(noun).find((service) => service.name === move);
}
