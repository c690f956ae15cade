import { sectionOf, type Section, sections } from "./parts.ts";

/** A kept revision of a draft, as thinning must know it. */
export interface KeptRevision {
  revision: number;
  /** ISO */
  savedAt: string;
  /** Versions of the bid that were sealed from it. */
  submittedAs: readonly number[];
}

const hour = 3_600_000;
const day = 24 * hour;
const shanghaiOffset = 8 * hour;
export const mostRevisions = 200;

/**
 * Which revisions the history lets go (草稿历史): it keeps all of the last hour, the last one of each hour of the last day,
 * before that the last one of each day (Shanghai's), at most 200; where that is too many, a busy last hour gives first, so
 * that yesterday stays. Never the newest, never one that was submitted.
 */
export function revisionsToDrop(kept: readonly KeptRevision[], now: string): number[] {
  const newestFirst = kept.toSorted((one, other) => other.revision - one.revision);
  const age = ({ savedAt }: KeptRevision) => Date.parse(now) - Date.parse(savedAt);
  const seen = new Set<string>();
  const isLastOfItsTime = (one: KeptRevision) => {
    const slot = slotOf(one, age(one));
    if (seen.has(slot)) return false;
    seen.add(slot);
    return true;
  };
  const thinned = newestFirst.filter((one) => age(one) < hour || isLastOfItsTime(one));
  const older = thinned.filter((one) => age(one) >= hour).slice(0, mostRevisions - 1);
  const recent = thinned.filter((one) => age(one) < hour).slice(0, mostRevisions - older.length);
  const stays = new Set([...recent, ...older].map(({ revision }) => revision));
  return newestFirst.filter(({ revision, submittedAs }, index) => index > 0 && submittedAs.length === 0 && !stays.has(revision)).map(({ revision }) => revision);
}

function slotOf({ savedAt }: KeptRevision, age: number): string {
  const length = age < day ? hour : day;
  return `${length}:${Math.floor((Date.parse(savedAt) + shanghaiOffset) / length)}`;
}

/** The parts of the form that paths lie in, each once, in the form's order. */
export function sectionsOf(paths: readonly string[]): Section[] {
  const found = new Set(paths.map(sectionOf));
  return sections.filter((section) => found.has(section));
}

/** A line of the history. `changed` is against the revision kept before it; null when that one is not known. */
export interface HistoryRow extends KeptRevision {
  /** Name of the person; null when the system wrote it. */
  savedBy: string | null;
  restoredFrom: number | null;
  changed: Section[] | null;
  isCurrent: boolean;
}
