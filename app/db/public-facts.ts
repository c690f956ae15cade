import { getPool } from "./client.ts";

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
     left join lateral (
       select count(*) as awards, sum(w.fiscal_fen) as fiscal
       from award w join notice n on n.id = w.notice_id
       where w.challenge_id = c.id and w.status in ('inPublicity', 'frozen', 'awarded') and n.status in ('published', 'ended')
     ) a on true
     where c.opens_at is not null and c.status not in ('drafted', 'approved')
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
     where c.opens_at is not null and c.status not in ('drafted', 'approved')
     group by w.waste order by count(*) desc, w.waste`,
  );
  return rows;
}

/** Rubric and rules of the published rounds, as stored. */
export async function readPublicRules(): Promise<{ code: string; title: string; rubric: unknown; rules: unknown; custody: string }[]> {
  const { rows } = await getPool().query<{ code: string; title: string; rubric: unknown; rules: unknown; custody: string }>(
    "select code, title, rubric, rules, custody from round where status in ('published', 'suspended', 'closed') order by published_at desc",
  );
  return rows;
}
