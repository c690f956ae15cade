/** What there is to read and to write of one bid. */
export interface BidMatter {
  /** Characters of the answers, spaces not counted. */
  characters: number;
  files: number;
  criteria: number;
}

/** How long the marking takes (预计用时), in minutes, and over how many days it should be spread. */
export interface Workload {
  bids: number;
  minutes: number;
  days: number;
}

/** Careful reading of technical Chinese, and what leafing through a file, weighing a mark and writing the opinion takes. */
const pace = { charactersAMinute: 250, file: 12, criterion: 3, opinion: 15, least: 45 } as const;

/**
 * An honest estimate: never below three quarters of an hour a bid, because who reads faster does not read (experts report
 * two to three hours for a long proposal; guide 3.2). Rounded up to five minutes a bid.
 */
export function minutesOf({ characters, files, criteria }: BidMatter): number {
  const minutes = characters / pace.charactersAMinute + files * pace.file + criteria * pace.criterion + pace.opinion;
  return Math.max(pace.least, Math.ceil(minutes / 5) * 5);
}

/** The estimate of an item, at most `bidsPerDay` bids a day. */
export function workloadOf(matters: readonly BidMatter[], bidsPerDay: number): Workload {
  return { bids: matters.length, minutes: matters.reduce((sum, matter) => sum + minutesOf(matter), 0), days: Math.ceil(matters.length / bidsPerDay) };
}
