import type { ItemFigures } from "#app/domain/overview/round-figures.ts";
import { getPool } from "./client.ts";
import { isShown } from "./rehearsal.ts";

/** Figures of everything that is public. Money in 分. */
export interface PublicFigures {
  challenges: number;
  open: number;
  investmentFen: number;
  fiscalFen: number;
  awards: number;
  awardedFiscalFen: number;
}

/** The same of one round. */
export interface RoundFigures extends PublicFigures {
  code: string;
  title: string;
}

/** Decisions that stand in a published notice, by challenge: few, so that they are gathered once and not looked for at every item. */
const publishedAwards = `select w.challenge_id, count(*) as awards, sum(w.fiscal_fen) as fiscal from award w join notice n on n.id = w.notice_id
  where w.status in ('inPublicity', 'frozen', 'awarded') and n.status in ('published', 'ended') group by w.challenge_id`;

/** Published challenges and published decisions of each round that has any, in one query. */
export async function readRoundFigures(now: string): Promise<RoundFigures[]> {
  const { rows } = await getPool().query<RoundFigures>(
    `select r.code, r.title,
            count(*)::int as challenges,
            count(*) filter (where c.status = 'open' and c.closes_at > $1)::int as open,
            coalesce(sum(c.fiscal_fen + c.owner_input_fen), 0)::float8 as "investmentFen",
            coalesce(sum(c.fiscal_fen), 0)::float8 as "fiscalFen",
            coalesce(sum(a.awards), 0)::int as awards,
            coalesce(sum(a.fiscal), 0)::float8 as "awardedFiscalFen"
     from challenge c
     join round r on r.id = c.round_id
     left join (${publishedAwards}) a on a.challenge_id = c.id
     where ${isShown}
     group by r.id order by r.code desc`,
    [now],
  );
  return rows;
}

/** Published challenges by kind of waste; one that treats two kinds counts in both. */
export async function readWasteFigures(): Promise<{ waste: string; challenges: number; investmentFen: number }[]> {
  const { rows } = await getPool().query<{ waste: string; challenges: number; investmentFen: number }>(
    `select w.waste, count(*)::int as challenges, sum(c.fiscal_fen + c.owner_input_fen)::float8 as "investmentFen"
     from challenge c cross join unnest(c.waste) as w(waste)
     where ${isShown}
     group by w.waste order by count(*) desc, w.waste`,
  );
  return rows;
}

/** Published items of a round one by one, in one query; null where the round has none. The number of bids leaves the database after the closing alone. */
export async function readRoundItems(code: string): Promise<{ title: string; items: ItemFigures[] } | null> {
  const { rows } = await getPool().query<ItemFigures & { roundTitle: string }>(
    `select r.title as "roundTitle", c.no, c.title, c.direction, c.waste, u.kind as "ownerKind", c.status, (c.fiscal_fen + c.owner_input_fen)::float8 as "investmentFen", c.fiscal_fen::float8 as "fiscalFen",
            case when c.status not in ('open', 'suspended') then c.bids_at_close end as bids, coalesce(a.awards, 0)::int as awards, coalesce(a.fiscal, 0)::float8 as "awardedFiscalFen"
     from challenge c join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id left join (${publishedAwards}) a on a.challenge_id = c.id
     where r.code = $1 and ${isShown} order by c.no`,
    [code],
  );
  return rows[0] ? { title: rows[0].roundTitle, items: rows.map(({ roundTitle: _, ...item }) => item) } : null;
}

/** Rubric and rules of the published rounds, as stored; of one alone where its code is given. */
export async function readPublicRules(code: string | null = null): Promise<{ code: string; title: string; rubric: unknown; rules: unknown; custody: string }[]> {
  const { rows } = await getPool().query<{ code: string; title: string; rubric: unknown; rules: unknown; custody: string }>({
    name: "public-rules",
    text: `select code, title, rubric, rules, custody from round where status in ('published', 'suspended', 'closed') and not rehearsal
       and ($1::text is null or code = $1) order by published_at desc`,
    values: [code],
  });
  return rows;
}
