import { z } from "zod";

/**
 * Reads filters and sorting from the address. A value that makes no sense counts as not given, so that an old or
 * hand-written address still shows a list: give every field of the schema a `.catch()` or make it optional.
 */
export function readQuery<S extends z.ZodObject>(url: URL, schema: S): z.output<S> {
  const given: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (value !== "" && !(name in given)) given[name] = value;
  }
  return schema.parse(given);
}

/** A page number of a list, from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Words to search for. */
export const searchWords = z.string().trim().max(60).optional().catch(undefined);
