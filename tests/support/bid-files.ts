import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { getPool } from "#app/db/client.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { aBid, aTeam, declareNone } from "./bid-builders.ts";
import { aChallenge, at, valueOf } from "./builders.ts";
import type { EdgeServer } from "./edge-server.ts";
import { signedIn, UploadClient } from "./upload-client.ts";

export async function clientOf(server: EdgeServer, username: string): Promise<UploadClient> {
  return new UploadClient(server.origin, await signedIn(username));
}

/** An officer of another desk than those that `aChallenge` brings. */
export async function officerOfFiles(server: EdgeServer): Promise<{ client: UploadClient; declares: (challengeId: string) => Promise<void> }> {
  const client = new UploadClient(server.origin, await signedIn("officer-of-files", { roles: ["officer"] }));
  const { rows } = await getPool().query<{ id: string }>("select id from person where username = 'officer-of-files'");
  return { client, declares: (challengeId) => declareNone(rows[0]!.id, challengeId) };
}

/** A team with a draft and its client. */
export async function aTeamAtWork(server: EdgeServer, code = "T01", status: "draft" | "submitted" = "draft") {
  const challenge = await aChallenge();
  const client = await clientOf(server, `lead-${code.toLowerCase()}`);
  const team = await aTeam(code);
  return { challenge, team, client, ...(await aBid(team.actor, challenge.no, { status })) };
}

/** The team's own view of its bid, with its files. */
export async function ownFiles(team: Awaited<ReturnType<typeof aTeam>>, no: string) {
  const bid = valueOf(await showBid(await at(team.actor), no));
  if (bid.sight !== "own") throw new Error(bid.sight);
  return bid;
}

/** Every file under the store, with its content as text of bytes. */
export function disk(): { path: string; text: string }[] {
  const folder = fileFolder();
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()).map((path) => ({ path, text: readFileSync(path).toString("latin1") }));
}
