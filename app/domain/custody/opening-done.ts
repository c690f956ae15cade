/** An opening with codes that is done: how many bids, and how far the check of their files has come. */
export interface OpeningDone {
  no: string;
  title: string;
  opened: number;
  failed: number;
  files: number;
  checked: number;
}
