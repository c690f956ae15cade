import { setTimeout as pause } from "node:timers/promises";
import { readDraft } from "#app/db/bid-draft.ts";
import { storedContent } from "#app/services/bid/form-pages.ts";
import { autosave, type Team } from "#tests/support/bid-crowd.ts";
import { exactly, told } from "#tests/support/figures.ts";
import { strikeAmidst, victims } from "./interrupted.ts";
import type { Step } from "./steps.ts";
import { untilDatabaseAnswers, untilReady, type World } from "./world.ts";

const teamsAtOnce = 3;
const patienceMs = 60_000;

/** The web process or the database dies while drafts are saved in the background: what was answered as saved is in the draft, and a save whose answer was lost is in it once. */
export const killDuringSaving: Step = async (world, amount) => {
  const wrong: string[] = [];
  let [saves, sentAgain, storedUnheard] = [0, 0, 0];
  await strikeAmidst(world, amount, async (victim, strike) => {
    const { teams } = await world.crowd(teamsAtOnce);
    let isOver = false;
    const writing = teams.map((team) => saveOn(world, team, () => isOver));
    try {
      await strike(600);
      await Promise.all([untilDatabaseAnswers(), untilReady(world.origin)]);
    } finally {
      isOver = true;
    }
    for (const one of await Promise.all(writing)) {
      saves += one.saves;
      sentAgain += one.sentAgain;
      storedUnheard += one.storedUnheard;
      wrong.push(...one.wrong.map((words) => `after ${victim}: ${words}`));
    }
  });
  for (const words of wrong.slice(0, 10)) console.error(`killDuringSaving: ${words}`);
  return [
    told("killDuringSaving.kills", amount.kills * victims.length, "kills"),
    told("killDuringSaving.saved", saves, "saves"),
    told("killDuringSaving.sentAgain", sentAgain, "saves"),
    told("killDuringSaving.storedUnheard", storedUnheard, "saves"),
    exactly("killDuringSaving.wrong", wrong.length, "findings", 0),
  ];
};

/** Saves one text after the other, each until it was answered, as the page does; at the end holds the last answer against the stored draft. */
async function saveOn(world: World, team: Team, isOver: () => boolean): Promise<{ saves: number; sentAgain: number; storedUnheard: number; wrong: string[] }> {
  const found = { saves: 0, sentAgain: 0, storedUnheard: 0, wrong: [] as string[] };
  let last = "";
  // Once more after the blow, so that who was struck is answered again.
  for (let isLast = false; !isLast && found.wrong.length === 0; found.saves += 1) {
    isLast = isOver();
    last = `第${found.saves}次写`;
    for (const limit = performance.now() + patienceMs; ; await pause(100)) {
      const { status, body } = await autosave(world.origin, team, last);
      if (status === 200) break;
      if (status === 409) {
        // The answer of the try before was lost: the page comes back with what it had stored.
        await untilDatabaseAnswers();
        const stored = await storedOf(team);
        if (!stored.summary.startsWith(last)) found.wrong.push(`${team.no}: “${stored.summary.slice(0, 12)}” stands where “${last}” was sent`);
        team.revision = stored.revision;
        found.storedUnheard += 1;
        break;
      }
      if ((status > 0 && status < 500) || performance.now() > limit) {
        found.wrong.push(`${team.no}: ${status} ${body.slice(0, 80)}`);
        break;
      }
      found.sentAgain += 1;
    }
  }
  await untilDatabaseAnswers();
  const stored = await storedOf(team);
  if (!stored.summary.startsWith(last) || stored.revision !== team.revision) found.wrong.push(`${team.no}: answered was “${last}” (${team.revision}), stored is “${stored.summary.slice(0, 12)}” (${stored.revision})`);
  return found;
}

async function storedOf(team: Team): Promise<{ summary: string; revision: number }> {
  const stored = await readDraft(team.bidId);
  return { summary: storedContent(team.bidId, stored).summary, revision: stored.revision };
}
