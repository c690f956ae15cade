import { isInSketch, shingleLength } from "./shingles.ts";

/** Equal characters from which two places belong together, and characters that may differ between two such runs. */
const leastRun = 16;
const mostGap = 12;
/** Equal characters from which a passage is told. */
const leastPassage = 40;
/** Places of one shingle that are tried: a text that repeats itself has many. */
const mostPlaces = 8;

export interface ComparedText {
  text: string;
  hashes: Uint32Array;
}

/** Places in two normal texts that say the same, ends not included. `same`: characters that are equal, small changes left out. */
export interface Passage {
  first: [from: number, to: number];
  second: [from: number, to: number];
  same: number;
}

export type ShingleIndex = ReadonlyMap<number, number[]>;

/** Where each shingle of a text stands. */
export function indexOf({ hashes }: ComparedText): ShingleIndex {
  const index = new Map<number, number[]>();
  for (let place = 0; place < hashes.length; place += 1) {
    const hash = hashes[place]!;
    if (hash === 0) continue;
    const places = index.get(hash);
    if (!places) index.set(hash, [place]);
    else if (places.length < mostPlaces) places.push(place);
  }
  return index;
}

/** The passages that two texts share, character by character, without what is `common` to all; in the order of the first. */
export function sharedPassages(first: ComparedText, second: ComparedText, index: ShingleIndex, common: ReadonlySet<number>): Passage[] {
  const runs = equalRuns(first, second, index).flatMap((run) => ownParts(run, first.hashes, common));
  return joined(runs, first.text, second.text).filter(({ same }) => same >= leastPassage);
}

function equalRuns(first: ComparedText, second: ComparedText, index: ShingleIndex): Passage[] {
  const runs: Passage[] = [];
  for (let place = 0; place < first.hashes.length; ) {
    let [best, at] = [0, 0];
    for (const other of index.get(first.hashes[place]!) ?? []) {
      const length = equalLength(first.text, place, second.text, other);
      if (length > best) [best, at] = [length, other];
    }
    if (best >= leastRun) runs.push({ first: [place, place + best], second: [at, at + best], same: best });
    place += best >= leastRun ? best : 1;
  }
  return runs;
}

/** Compared and not only hashed; borders end it. */
function equalLength(first: string, from: number, second: string, at: number): number {
  let length = 0;
  while (from + length < first.length && at + length < second.length) {
    const code = first.charCodeAt(from + length);
    if (code === 0 || code !== second.charCodeAt(at + length)) break;
    length += 1;
  }
  return length;
}

/** Runs with a few other characters between them are one passage: a word was changed. */
function joined(runs: readonly Passage[], first: string, second: string): Passage[] {
  const passages: Passage[] = [];
  for (const run of runs) {
    const last = passages.at(-1);
    if (last && isNear(last.first[1], run.first[0], first) && isNear(last.second[1], run.second[0], second)) {
      passages[passages.length - 1] = { first: [last.first[0], run.first[1]], second: [last.second[0], run.second[1]], same: last.same + run.same };
    } else passages.push(run);
  }
  return passages;
}

function isNear(end: number, start: number, text: string): boolean {
  return start >= end && start - end <= mostGap && !text.slice(end, start).includes("\0");
}

/** The parts of a run that are not common: what lies between shingles of the sketch that are. */
function ownParts(run: Passage, hashes: Uint32Array, common: ReadonlySet<number>): Passage[] {
  const [from, to] = run.first;
  const parts: Passage[] = [];
  let [start, hasOwn, hasCommon] = [from, false, false];
  const close = (end: number) => {
    if (hasOwn && end - start >= leastRun) parts.push({ first: [start, end], second: [start - from + run.second[0], end - from + run.second[0]], same: end - start });
  };
  for (let place = from; place <= to - shingleLength; place += 1) {
    if (!isInSketch(hashes[place]!)) continue;
    if (!common.has(hashes[place]!)) hasOwn = true;
    else {
      close(place);
      [start, hasOwn, hasCommon] = [place + shingleLength, false, true];
    }
  }
  if (!hasOwn && !hasCommon) return [run];
  close(to);
  return parts;
}
