import { randomBytes } from "node:crypto";
import { sessionCookie } from "#app/auth/cookies.ts";
import { createAccount } from "#app/auth/identity.ts";
import { readBidGround } from "#app/db/bid.ts";
import { getPool } from "#app/db/client.ts";
import { type BidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { aDraft } from "./bid-builders.ts";
import { at, valueOf } from "./builders.ts";
import { bidBody, bidDraftPath, bidFormPath, type Posted, postForm, shortCodeOf } from "./bid-post.ts";

/** A team with one bid: who is signed in, and what its browser knows of the bid. */
export interface Team {
  index: number;
  username: string;
  personId: string;
  cookie: string;
  bidId: string;
  no: string;
  indicators: Indicator[];
  draft: BidDraft;
  revision: number;
  isSubmitted: boolean;
}

let made = 0;

/** Teams of one person each, signed in, each with an empty draft for the challenge. */
export async function aCrowd(count: number, challengeNo: string, passwordHash?: string): Promise<Team[]> {
  const teams: Team[] = [];
  for (let index = 0; index < count; index += 1) teams.push(await aSignedInTeam(index, challengeNo, passwordHash));
  return teams;
}

async function aSignedInTeam(index: number, challengeNo: string, passwordHash?: string): Promise<Team> {
  made += 1;
  const username = `crowd${made}`;
  const { personId } = valueOf(await createAccount(getPool(), { username, name: `示例·队长${made}`, email: `${username}@example.org`, ...(passwordHash && { passwordHash }) }));
  const uscc = usccOf(made);
  const { rows } = await getPool().query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, 'enterprise', true) returning id", [uscc, `示例·第${made}材料公司`]);
  const unitId = rows[0]!.id;
  await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true)", [unitId, personId]);
  const { id, no } = valueOf(await createBid(await at({ ...publicActor, personId, secondFactorFresh: true, units: [{ unitId, administrator: true }] }), { challenge: challengeNo }));
  const { indicators } = await readBidGround(id);
  const draft = { ...emptyDraft, ...aDraft(), summary: `第 ${made} 队的路线。`.padEnd(400, "赤泥钛石膏协同固结，") };
  return { index, username, personId, cookie: await aSession(personId), bidId: id, no, indicators, draft, revision: 0, isSubmitted: false };
}

/** The cookie of a session as a sign-in leaves it, also for a person that was made without an account. */
export async function aSession(personId: string): Promise<string> {
  await getPool().query("insert into auth_user (id, name, email) select id, name, id || '@example.org' from person where id = $1 on conflict do nothing", [personId]);
  const token = randomBytes(24).toString("base64url");
  await getPool().query("insert into auth_session (token, user_id, expires_at, device_trusted) values ($1, $2, clock_timestamp() + interval '1 day', true)", [token, personId]);
  return sessionCookie(token).split(";")[0] ?? "";
}

/** A credit code with a right check character. */
function usccOf(number: number): string {
  const body = `91320100${String(10_000_000 + number)}X`;
  for (const last of "0123456789ABCDEFGHJKLMNPQRTUWXY") if (checkUscc(`${body}${last}`).checkDigit) return `${body}${last}`;
  throw new Error("no check character fits");
}

export interface Submitted extends Posted {
  team: Team;
  shortCode: string | null;
  /** What was typed into the summary of this one. */
  summary: string;
}

/** Types something new and submits it (replaces it from the second time on). The team learns the answer as its browser does. */
export async function submitAgain(origin: string, team: Team, words: string, post: typeof postForm = postForm, options?: Parameters<typeof postForm>[4]): Promise<Submitted> {
  const draft = { ...team.draft, summary: `${words}　${team.draft.summary}`.slice(0, 450) };
  const body = bidBody({ draft, indicators: team.indicators, revision: team.revision, intent: team.isSubmitted ? "replace" : "submit", once: crypto.randomUUID() });
  const answer = await post(origin, bidFormPath(team.no), team.cookie, body, options);
  const shortCode = shortCodeOf(answer);
  if (shortCode !== null) {
    team.revision += 1;
    team.isSubmitted = true;
  }
  return { ...answer, team, shortCode, summary: draft.summary };
}

/** Saves in the background as the page's script does; the answer is JSON. */
export async function autosave(origin: string, team: Team, words: string, options?: Parameters<typeof postForm>[4]): Promise<Posted> {
  const draft = { ...team.draft, summary: `${words}　${team.draft.summary}`.slice(0, 450) };
  const answer = await postForm(origin, bidDraftPath(team.no), team.cookie, bidBody({ draft, indicators: team.indicators, revision: team.revision }), options);
  if (answer.status === 200) team.revision = (JSON.parse(answer.body) as { value: { revision: number } }).value.revision;
  return answer;
}
