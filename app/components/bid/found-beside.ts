import type { IdentityFinding } from "#app/domain/bid/identity-scan.ts";
import { identityWords } from "#app/messages/zh-CN/identity.ts";
import { anchorOf } from "./bid-anchor.ts";

/** What tells the team, for beside the fields in which it stands. */
export function foundBeside(found: readonly IdentityFinding[]): ReadonlyMap<string, string> {
  return new Map(found.map(({ path, words }) => [anchorOf(path), identityWords.beside(words)]));
}
