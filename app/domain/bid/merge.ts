import { fullPartCodes, type FullPartCode } from "./full-parts.ts";
import type { BidDraft } from "./schema.ts";

const parts = ["projectLead", "members", "leadPart", "trl", "summary", "money", "milestones", "unitCost", "statements"] as const;

/** The paths in which two drafts of one bid differ (两处修改的差异), in the order of the form; indicators one by one, members together, the whole form by its parts. */
export function differencesOf(one: BidDraft, other: BidDraft): string[] {
  return pathsOf(one, other).filter((path) => JSON.stringify(partAt(one, path)) !== JSON.stringify(partAt(other, path)));
}

/** The stored draft with the chosen paths taken from the other text. */
export function mergeDrafts(stored: BidDraft, mine: BidDraft, takenFromMine: readonly string[]): BidDraft {
  const merged: BidDraft = { ...stored, promised: { ...stored.promised } };
  const taken = pathsOf(stored, mine).filter((path) => takenFromMine.includes(path));
  for (const part of parts) if (taken.includes(part)) Object.assign(merged, { [part]: mine[part] });
  for (const path of taken.filter(isPromise)) {
    const promise = promiseAt(mine, path);
    if (promise) merged.promised[codeOf(path)] = promise;
    else delete merged.promised[codeOf(path)];
  }
  for (const path of taken.filter(isFull)) merged.full = { ...merged.full, [fullCodeOf(path)]: mine.full[fullCodeOf(path)] ?? [] };
  const isTaken = (typed: string) => taken.some((path) => typed.startsWith(`${path}.`));
  const kept = (draft: BidDraft, wanted: boolean) => Object.entries(draft.unread).filter(([typed]) => isTaken(typed) === wanted);
  merged.unread = Object.fromEntries([...kept(stored, false), ...kept(mine, true)]);
  return merged;
}

function pathsOf(one: BidDraft, other: BidDraft): string[] {
  const typed = [...Object.keys(one.unread), ...Object.keys(other.unread)].flatMap((path) => /^promised\.(.+)\.(low|high)$/.exec(path)?.[1] ?? []);
  const codes = [...new Set([...Object.keys(one.promised), ...Object.keys(other.promised), ...typed])];
  return ["projectLead", "members", "leadPart", ...codes.map((code) => `promised.${code}`), "trl", "summary", "money", "milestones", "unitCost", ...fullPartCodes.map((code) => `full.${code}`), "statements"];
}

/** A field's content together with what was typed there and could not be read. */
function partAt(draft: BidDraft, path: string): unknown {
  const unread = Object.entries(draft.unread).filter(([typed]) => typed.startsWith(`${path}.`));
  if (isFull(path)) return draft.full[fullCodeOf(path)] ?? [];
  return [isPromise(path) ? promiseAt(draft, path) : draft[path as (typeof parts)[number]], unread];
}

function isPromise(path: string): boolean {
  return path.startsWith("promised.");
}

function isFull(path: string): boolean {
  return path.startsWith("full.");
}

function fullCodeOf(path: string): FullPartCode {
  return path.slice("full.".length) as FullPartCode;
}

function codeOf(path: string): string {
  return path.slice("promised.".length);
}

function promiseAt(draft: BidDraft, path: string) {
  return Object.hasOwn(draft.promised, codeOf(path)) ? (draft.promised[codeOf(path)] ?? null) : null;
}
