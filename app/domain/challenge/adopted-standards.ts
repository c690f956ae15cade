/** A standard (标准): its number without the year, the edition, what it is about. `isVerified`: held against the published text; none of the seeded ones is. */
export interface Standard {
  code: string;
  year: number | null;
  title: string;
  status: "current" | "replaced";
  /** Number and year of what took its place. */
  replacedBy: string | null;
  isVerified: boolean;
}

/**
 * The table of standards that an administrator put in the place of the seeded one, null while there is none. A fact like the
 * holidays, it comes in with the site's facts (db/site.ts, root.tsx), so that every process warns by it from the next request
 * on. In a file of its own: every page announces it, few need the seeded table.
 */
let adopted: readonly Standard[] | null = null;

export function announceStandards(table: readonly Standard[] | null): void {
  adopted = table;
}

export const adoptedStandards = (): readonly Standard[] | null => adopted;
