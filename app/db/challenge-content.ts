import { eligibilitySchema } from "#app/domain/challenge/eligibility-schema.ts";
import { type ItemPlan, itemPlan } from "#app/domain/challenge/plan.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import type { ChallengeDefaults } from "#app/domain/round/presets.ts";
import { getPool, type Transaction } from "./client.ts";

type StoredContent = Omit<NewChallenge, "eligibility" | keyof ItemPlan> & { eligibility: unknown; plan: unknown };

const contentSelect = `select c.no, r.code as round, c.title, c.class, c.waste, c.direction, u.uscc as owner, array(select x.uscc from unit x where x.id = any(c.co_owner_ids) order by array_position(c.co_owner_ids, x.id)) as "coOwners", c.pattern, c.race, c.period_months as "periodMonths", c.fiscal_fen::float8 as "fiscalFen",
       c.owner_input_fen::float8 as "ownerInputFen", c.pay_to_bidder_fen::float8 as "payToBidderFen", c.funding_rule as "fundingRule", c.background, c.content, c.deliverables,
       c.ip_rule as "ipRule", c.indicators, c.eligibility, c.industry, c.keywords, c.is_confidential as "isConfidential", c.contact, c.plan
     from challenge c join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id`;

/** Conditions and plans that are not set are not stored by rows of before. */
function contentOf({ plan, eligibility, ...row }: StoredContent): NewChallenge {
  return { ...row, eligibility: eligibilitySchema.parse(eligibility), ...itemPlan.parse(plan) };
}

/** What a challenge says, as its form has it; `lock` keeps others from changing it meanwhile. */
export async function readChallengeContent(id: string, tx?: Transaction): Promise<NewChallenge> {
  const { rows } = await (tx ?? getPool()).query<StoredContent>(`${contentSelect} where c.id = $1 ${tx ? "for update of c" : ""}`, [id]);
  return contentOf(rows[0]!);
}

/** The same of every challenge of a round, by number. */
export async function readRoundContents(roundId: string): Promise<NewChallenge[]> {
  const { rows } = await getPool().query<StoredContent>(`${contentSelect} where c.round_id = $1 order by c.no`, [roundId]);
  return rows.map(contentOf);
}

/** The same of several. */
export async function readContents(ids: readonly string[], tx?: Transaction): Promise<NewChallenge[]> {
  const { rows } = await (tx ?? getPool()).query<StoredContent>(`${contentSelect} where c.id = any($1) order by c.no`, [ids]);
  return rows.map(contentOf);
}

/** What a challenge says as it is stored, column by column, `owners` by id, the one who leads first; number and round are its place, not its content. */
export function contentColumns(challenge: NewChallenge, [lead, ...others]: readonly string[]): Readonly<Record<string, unknown>> {
  const { maxTeams, checkpoints, tranches, baseline } = challenge;
  return {
    title: challenge.title,
    class: challenge.class,
    waste: challenge.waste,
    direction: challenge.direction,
    owner_unit_id: lead ?? null,
    co_owner_ids: others,
    plan: JSON.stringify({ maxTeams, checkpoints, tranches, baseline } satisfies ItemPlan),
    pattern: challenge.pattern,
    race: challenge.race,
    period_months: challenge.periodMonths,
    fiscal_fen: challenge.fiscalFen,
    owner_input_fen: challenge.ownerInputFen,
    pay_to_bidder_fen: challenge.payToBidderFen,
    funding_rule: JSON.stringify(challenge.fundingRule),
    background: challenge.background,
    content: challenge.content,
    deliverables: challenge.deliverables,
    ip_rule: challenge.ipRule,
    indicators: JSON.stringify(challenge.indicators),
    eligibility: JSON.stringify(challenge.eligibility),
    industry: challenge.industry,
    keywords: challenge.keywords,
    is_confidential: challenge.isConfidential,
    contact: challenge.contact && JSON.stringify(challenge.contact),
  };
}

/** Writes what a challenge says. Number and round stay. */
export async function updateChallengeContent(tx: Transaction, id: string, challenge: NewChallenge, owners: readonly string[]): Promise<void> {
  const columns = contentColumns(challenge, owners);
  const sets = Object.keys(columns).map((name, index) => `${name} = $${String(index + 2)}`);
  await tx.query(`update challenge set ${sets.join(", ")} where id = $1`, [id, ...Object.values(columns)]);
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
