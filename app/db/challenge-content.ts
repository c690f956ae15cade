import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import type { ChallengeDefaults } from "#app/domain/round/presets.ts";
import { getPool, type Transaction } from "./client.ts";

/** What a challenge says, as its form has it; `lock` keeps others from changing it meanwhile. */
export async function readChallengeContent(id: string, tx?: Transaction): Promise<NewChallenge> {
  const { rows } = await (tx ?? getPool()).query<NewChallenge>(
    `select c.no, r.code as round, c.title, c.class, c.waste, u.uscc as owner, c.pattern, c.race, c.period_months as "periodMonths", c.fiscal_fen::float8 as "fiscalFen",
       c.owner_input_fen::float8 as "ownerInputFen", c.pay_to_bidder_fen::float8 as "payToBidderFen", c.funding_rule as "fundingRule", c.background, c.content, c.deliverables,
       c.ip_rule as "ipRule", c.indicators
     from challenge c join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id where c.id = $1 ${tx ? "for update of c" : ""}`,
    [id],
  );
  return rows[0]!;
}

/** Writes what a challenge says. Number and round stay. */
export async function updateChallengeContent(tx: Transaction, id: string, challenge: NewChallenge, ownerUnitId: string | null): Promise<void> {
  await tx.query(
    `update challenge set title = $2, class = $3, waste = $4, owner_unit_id = $5, pattern = $6, race = $7, period_months = $8, fiscal_fen = $9, owner_input_fen = $10,
       pay_to_bidder_fen = $11, funding_rule = $12, background = $13, content = $14, deliverables = $15, ip_rule = $16, indicators = $17 where id = $1`,
    [
      id,
      challenge.title,
      challenge.class,
      challenge.waste,
      ownerUnitId,
      challenge.pattern,
      challenge.race,
      challenge.periodMonths,
      challenge.fiscalFen,
      challenge.ownerInputFen,
      challenge.payToBidderFen,
      JSON.stringify(challenge.fundingRule),
      challenge.background,
      challenge.content,
      challenge.deliverables,
      challenge.ipRule,
      JSON.stringify(challenge.indicators),
    ],
  );
}

export interface OpenRound {
  code: string;
  title: string;
  numbers: string[];
  /** What its new challenges start from; null in rounds that do not say. */
  defaults: ChallengeDefaults | null;
}

/** Rounds to which a challenge can still be added, with the numbers that they have. */
export async function findOpenRounds(rounds: "all" | readonly string[]): Promise<OpenRound[]> {
  const { rows } = await getPool().query<OpenRound>(
    `select r.code, r.title, r.rules -> 'challengeDefaults' as defaults, array(select c.no from challenge c where c.round_id = r.id) as numbers from round r
     where r.status in ('draft', 'published') and ($1::uuid[] is null or r.id = any($1)) order by r.created_at desc`,
    [rounds === "all" ? null : rounds],
  );
  return rows;
}
