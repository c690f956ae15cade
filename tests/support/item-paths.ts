import { getPool } from "#app/db/client.ts";
import routes from "#app/routes.ts";
import type { OpenedItem } from "./reviews.ts";

/** The values that a parameter of an address may take, by the segment before it. */
export type Names = Record<string, string[]>;

/** What an address or a command of the item may name: every value of every parameter. */
export async function namesOf(item: Pick<OpenedItem, "id" | "no" | "round">, panel: string[]): Promise<Names> {
  const ids = async (sql: string) => (await getPool().query<{ id: string }>(sql, [item.id])).rows.map(({ id }) => id);
  const bids = await ids("select no as id from bid where challenge_id = $1 order by bid.id");
  return {
    challenges: [item.no],
    bids,
    awards: bids,
    shortlist: bids,
    rounds: [item.round],
    notices: await ids("select id from notice where challenge_id = $1 order by id"),
    experts: panel,
    reviewAssignments: await ids("select b.no || '/' || e.no as id from review_assignment a join expert e on a.expert_id = e.id join bid b on b.id = a.bid_id where b.challenge_id = $1 order by 1"),
    people: await ids("select p.username as id from review_assignment a join expert e on a.expert_id = e.id join person p on p.id = e.person_id join bid b on b.id = a.bid_id where b.challenge_id = $1 order by 1"),
    codes: await ids("select review_code as id from bid where challenge_id = $1 and review_code is not null order by bid.id"),
    paper: await ids("select s.code as id from paper_sheet s join review_assignment a on a.id = s.assignment_id join bid b on b.id = a.bid_id where b.challenge_id = $1 order by 1"),
  };
}

/** Addresses that change something or answer no fact of an item. */
const silent = ["time", "work/switch", "sign-out", "display", "*"];
const formats: Record<string, string[]> = { format: ["csv", "xlsx", "pdf", "docx", "json"], expert: ["E87001"], position: ["0"], number: ["1"], rank: ["1"] };

/** Every pattern of the product's addresses that answers something of itself. */
export const patterns: readonly string[] = (routes as { path?: string }[]).map(({ path = "" }) => path).filter((path) => !silent.includes(path));

export function pathsOf(names: Names): string[] {
  return patterns.flatMap((path) => filled(path, names));
}

/** The addresses of a pattern. A parameter takes its values from the segment before it: `bids/:no` is a bid. */
export function filled(pattern: string, names: Names): string[] {
  const parts = pattern.split("/");
  let paths = [""];
  for (const [index, part] of parts.entries()) {
    const values = part.startsWith(":") ? valuesOf(part.slice(1), parts[index - 1]!, names) : [part];
    paths = paths.flatMap((path) => values.map((value) => `${path}/${encodeURIComponent(value)}`));
  }
  return paths;
}

function valuesOf(name: string, before: string, names: Names): string[] {
  if (name === "challengeNo") return names.challenges!;
  if (name === "code" && before === ":challengeNo") return names.codes!;
  return formats[name] ?? (name === "no" || name === "code" || name === "id" ? names[before] : undefined) ?? [];
}
