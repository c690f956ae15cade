import type { WorkChallengeRow, WorkListFilter, WorkListSort } from "#app/domain/challenge/work-list.ts";
import { getPool } from "./client.ts";
import { ownerNames } from "./owner-names.ts";

const orders: Record<WorkListSort, string> = { no: "c.no", title: 'c.title collate "zh-x-icu"', status: "c.status", fiscal: "c.fiscal_fen", closesAt: "c.closes_at", round: "r.code" };

function orderOf(sort: WorkListFilter["sort"]): string {
  const isDown = sort.startsWith("-");
  return `${orders[sort.replace(/^-/, "") as WorkListSort]} ${isDown ? "desc" : "asc"} nulls last, c.no`;
}

/** A page of the challenges in `rounds` (`all`: in every one) or owned by one of the units, with the count of all that match. */
export async function findWorkChallenges(
  scope: { rounds: "all" | readonly string[]; ownerUnits: readonly string[]; closed: readonly string[] },
  filter: WorkListFilter,
  size: number,
): Promise<{ rows: WorkChallengeRow[]; total: number; rounds: string[] }> {
  const { rows } = await getPool().query<WorkChallengeRow & { total: number; rounds: string[] }>(
    `with scoped as (
       select c.*, r.code as round_code, s.staff from challenge c join round r on r.id = c.round_id
         cross join lateral (select ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($10::uuid[]) as staff) s
       where s.staff or ((c.owner_unit_id = any($2) or c.co_owner_ids && $2::uuid[]) and c.opens_at is not null)
     )
     select c.no, c.title, c.round_code as "roundCode", c.status, c.class, c.waste, ${ownerNames}, c.fiscal_fen::float8 as "fiscalFen", c.owner_input_fen::float8 as "ownerInputFen",
       to_char(c.closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closesAt", case when c.staff then c.bids_at_close end as bids,
       count(*) over ()::int as total, array(select distinct s.round_code from scoped s order by 1) as rounds
     from scoped c left join unit u on u.id = c.owner_unit_id join round r on r.id = c.round_id
     where ($3::text is null or c.round_code = $3) and ($4::text is null or c.status = $4) and ($5::text is null or $5 = any(c.waste)) and ($6::text is null or c.class = $6)
       and ($7::text is null or c.title ilike $7 or c.no ilike $7 or u.name ilike $7)
     order by ${orderOf(filter.sort)} limit $8 offset $9`,
    [
      scope.rounds === "all" ? null : scope.rounds,
      scope.ownerUnits,
      filter.round ?? null,
      filter.status ?? null,
      filter.waste ?? null,
      filter.class ?? null,
      filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null,
      size,
      (filter.page - 1) * size,
      scope.closed,
    ],
  );
  const [first] = rows;
  return { rows: rows.map(({ total: _total, rounds: _rounds, ...row }) => row), total: first?.total ?? 0, rounds: first?.rounds ?? [] };
}
