import { setTimeout as pause } from "node:timers/promises";
import { getPool } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { submitAgain } from "#tests/support/bid-crowd.ts";
import { toDeadline } from "#tests/support/bid-builders.ts";
import { makeMove, setClock } from "#tests/support/builders.ts";
import { atMost, exactly, told } from "#tests/support/figures.ts";
import { UploadClient } from "#tests/support/upload-client.ts";
import { eventsOf } from "./interrupted.ts";
import type { Step } from "./steps.ts";
import type { World } from "./world.ts";

/**
 * A worker dies with a receipt's mail in its hands: the mail goes out all the same, under its one Message-ID. That takes
 * half a minute, so the second half of the step is answered as a promise to wait for.
 */
export const killWorker = async (world: World): Promise<Step> => {
  const { teams } = await world.crowd(1);
  const { username, no } = teams[0]!;
  const mailsOf = () => world.mails.requests.filter(({ body }) => String(body.to).includes(`${username}@`));
  world.mails.script.push("silence");
  const answer = await submitAgain(world.origin, teams[0]!, "邮件");
  if (answer.shortCode === null) throw new Error(`${no} was not acknowledged: ${answer.status}`);
  await until(() => mailsOf().length === 1, 20_000);
  const since = performance.now();
  world.kill("worker");
  const again = until(() => mailsOf().length === 2, 90_000).then(() => (performance.now() - since) / 1000);
  again.catch(() => undefined);
  return async () => {
    const seconds = await again;
    const ids = new Set(mailsOf().map(({ body }) => body.headers["Message-ID"]));
    return [atMost("killWorker.jobAgain", seconds, "s", 75), exactly("killWorker.messageIds", ids.size, "ids", 1)];
  };
};

const bidsWithFile = 4;
const fileBytes = 2_000_000;

/**
 * A worker dies while it closes a challenge at its deadline, and another one while it holds the opened files against their
 * digests: the challenge is closed once, and every file is judged. What the second one held runs again half a minute later.
 */
export const killWorkerAtOpening = async (world: World): Promise<Step> => {
  const { teams, challenge } = await world.crowd(bidsWithFile);
  for (const team of teams) {
    const { state } = await new UploadClient(world.origin, team.cookie).upload(team.no, "申报书.pdf", pdf(team.no, fileBytes));
    const answer = await submitAgain(world.origin, team, "带附件");
    if (state !== "sealed" || answer.shortCode === null) throw new Error(`${team.no}: ${state} ${answer.status}`);
  }
  await toDeadline(challenge.no);
  await pause(Math.random() * 200);
  world.kill("worker");
  const statusIs = async (status: string) => (await getPool().query("select from challenge where id = $1 and status = $2", [challenge.id, status])).rowCount === 1;
  // The next worker looks for what is due as soon as it is there.
  await until(() => statusIs("closed"), 40_000);
  const opened = await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids");
  if (!opened.ok) throw new Error(opened.refusal.code);
  await pause(Math.random() * 300);
  world.kill("worker");
  await setClock(new Date().toISOString());
  const bids = teams.map(({ bidId }) => bidId);
  const stateOf = async () =>
    (await getPool().query<{ files: number; checked: number; problems: number }>("select count(*)::int as files, count(checked_at)::int as checked, count(problem)::int as problems from bid_opened_file where bid_id = any($1)", [bids])).rows[0]!;
  return async () => {
    // The database may be gone in between: this one is asked for after all other steps.
    await until(async () => (await stateOf()).checked === bids.length, 90_000);
    const { files, problems } = await stateOf();
    return [
      told("killWorkerAtOpening.kills", 2, "kills"),
      exactly("killWorkerAtOpening.closed", await eventsOf(challenge.id, "close"), "events", 1),
      exactly("killWorkerAtOpening.files", files, "files", bids.length),
      exactly("killWorkerAtOpening.amiss", problems, "files", 0),
    ];
  };
};

async function until(isTrue: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  for (const end = performance.now() + milliseconds; !(await isTrue()); await pause(20)) if (performance.now() > end) throw new Error("it did not happen in time");
}
