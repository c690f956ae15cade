import { deleteAbandoned, deleteRemoved, findKnown, findUnfinished } from "#app/db/bid-file.ts";
import { dropForgotten, dropSealed, dropUpload, listStore, uploadAge } from "#app/files/file-store.ts";
import { fileFolder } from "./file-folder.ts";
import { finishUpload } from "./finish-upload.ts";

const minute = 60_000;
/** A check takes seconds: whose upload has not changed for so long and is not done was left by a process that stopped. */
const stuckMs = 10 * minute;
/** Who does not come back within three days starts again. */
const abandonedMs = 3 * 24 * 60 * minute;
/** What no row names may be a file that is just being started or sealed. */
const forgottenMs = 60 * minute;

/**
 * Ends what was left half done and removes what nobody needs: uploads whose end nobody noticed are checked, abandoned ones
 * deleted, taken-out files that no version names and files on disk without a row removed. May run at any time.
 */
export async function sweepFiles(nowMs: number): Promise<{ finished: number; abandoned: number; removed: number; forgotten: number }> {
  const folder = fileFolder();
  const finished = await finishLeftUploads(nowMs, stuckMs);
  const unfinished = await findUnfinished();
  const abandoned: string[] = [];
  for (const { id } of unfinished) if (((await uploadAge(folder, id, nowMs))?.ageMs ?? Infinity) > abandonedMs) abandoned.push(id);
  await deleteAbandoned(abandoned);
  for (const id of abandoned) await dropUpload(folder, id);
  const removed = await deleteRemoved();
  for (const digest of removed) await dropSealed(folder, digest);
  return { finished, abandoned: abandoned.length, removed: removed.length, forgotten: await dropUnknown(folder, new Date(nowMs - forgottenMs)) };
}

/**
 * Checks and seals the uploads that are whole and that nobody has touched for so long; answers how many. A web process does
 * it as soon as it has started, for what its predecessor was killed over: the team may have no ten minutes left.
 */
export async function finishLeftUploads(nowMs: number, idleMs: number): Promise<number> {
  let finished = 0;
  for (const { id, status, size } of await findUnfinished()) {
    const upload = await uploadAge(fileFolder(), id, nowMs);
    const isWhole = upload !== null && (status === "checking" || (size !== null && upload.bytes === size));
    if (!isWhole || upload.ageMs <= idleMs) continue;
    await finishUpload(id, status);
    finished += 1;
  }
  return finished;
}

async function dropUnknown(folder: string, before: Date): Promise<number> {
  const stored = await listStore(folder, before);
  const known = await findKnown(stored.uploads.map((name) => name.replace(/\.age$/, "")), stored.sealed);
  const uploads = stored.uploads.filter((name) => !known.ids.has(name.replace(/\.age$/, "")));
  const sealed = stored.sealed.filter((digest) => !known.digests.has(digest));
  for (const name of uploads) await dropForgotten(folder, name);
  for (const digest of sealed) await dropSealed(folder, digest);
  return uploads.length + sealed.length;
}
