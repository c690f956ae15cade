import { afterEach, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { bidForm } from "#app/domain/bid/form-schema.ts";
import { formOfDraft } from "#app/domain/bid/form.ts";
import type { BlindMode } from "#app/domain/review/blind.ts";
import { saveForm, saveFullForm } from "#app/services/bid/save-form.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { aBid, aDraft, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, at, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

/** A draft of T01 that names its unit in short, in a round of this kind. */
async function aTellingBid(blind: BlindMode) {
  const challenge = await aChallenge();
  await getPool().query("update round set rules = rules || jsonb_build_object('blind', $2::text) where id = (select round_id from challenge where no = $1)", [challenge.no, blind]);
  const { actor, name } = await aTeam("T01");
  const short = name.replace(/^示例·/, "");
  const { no } = await aBid(actor, challenge.no, { status: "draft", draft: aDraft({ summary: `依托${short}的中试线，联系 13800138000。` }) });
  return { challenge, actor, no, short };
}

it("a double blind round tells the team while it writes, stops no submission, and the form check lists what stayed", async () => {
  const { challenge, actor, no, short } = await aTellingBid("double");
  const own = valueOf(await showOwnBid(await at(actor), no));
  expect(own).toMatchObject({ missing: [], identity: [{ path: "summary", words: [short, "13800138000"] }] });

  const form = (summary: string, revision: number) => bidForm.parse({ ...formOfDraft(own.draft, own.challenge.indicators), revision, summary });
  const cleaned = valueOf(await saveForm(await at(actor), no, form("依托已有的中试线。", own.draftRevision)));
  expect(cleaned.identity).toEqual([]);
  const plan = valueOf(await saveFullForm(await at(actor), no, { revision: cleaned.revision, full: { plan: [{ goals: `${short}的目标` }] } }));
  expect(plan.identity).toMatchObject([{ path: "full.plan.0.goals", words: [short] }]);
  const again = valueOf(await saveForm(await at(actor), no, form(`依托${short}的中试线。`, plan.revision)));
  // What the other page holds stays found beside it; of a concise bid it is not sealed.
  expect(again.identity).toMatchObject([{ path: "summary", words: [short] }, { path: "full.plan.0.goals", words: [short] }]);

  valueOf(await makeMove(actor, "bid", no, "submit"));
  await closeAndOpen(challenge);
  const opened = valueOf(await showBid(await at(challenge.staff.officer), no));
  expect(opened.sight === "whole" && opened.findings.find(({ check }) => check === "identity")).toEqual({ check: "identity", level: "note", about: ["summary"] });
  expect(opened.sight === "whole" && opened.identity).toMatchObject([{ path: "summary", words: [short] }]);
});

it("a round whose experts know the team says nothing", async () => {
  const { challenge, actor, no } = await aTellingBid("single");
  expect(valueOf(await showOwnBid(await at(actor), no)).identity).toEqual([]);
  valueOf(await makeMove(actor, "bid", no, "submit"));
  await closeAndOpen(challenge);
  const opened = valueOf(await showBid(await at(challenge.staff.officer), no));
  expect(opened.sight === "whole" && opened.findings.find(({ check }) => check === "identity")).toEqual({ check: "identity", level: "ok", about: [] });
});
