import { createAccount, hashPassword, issueCard } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { demoMark, findCardHolders, giveExpertPhones } from "#app/db/demo.ts";
import { writeSetting } from "#app/db/setting.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { type SiteSettings, siteSettings } from "#app/domain/site/settings.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type ImportedRound, importRound, type ImportOptions } from "#app/services/round/import-round.ts";
import { draftRoundOfDemo } from "./draft-round.ts";
import { seedAttachments } from "./seed-attachments.ts";
import { seedQuestions } from "./seed-questions.ts";
import { seedSamples } from "./seed-samples.ts";
import { grantRole } from "#app/services/staff/grant-role.ts";
import { loadReviewOfDemo } from "./load-review.ts";
import { loadUnitsOfDemo } from "./load-units.ts";
import { loadDemandsOfDemo } from "./load-demands.ts";
import { demoPassword, demoStaff } from "./demo-accounts.ts";

/** What every page of the demo shows around its content: fictional numbers of the range kept for fiction. */
const site: Partial<SiteSettings> = {
  organiser: "示例市工业和信息化局",
  operator: "示例市工业和信息化发展中心",
  policyPhone: "0391-0000001",
  supportPhone: "0391-0000002",
  disciplineContact: "示例市纪委监委派驻市工信局纪检监察组，0391-0000009",
  phoneHours: "工作日 8:30—12:00，14:30—17:30",
  address: "示例市示例路 1 号",
  icp: "示例ICP备00000000号",
  policeRecord: "示例公网安备00000000000000号",
  siteCode: "0000000000",
  agency: "焦工信",
  redHead: "示例市工业和信息化局文件",
};

/**
 * Loads the demo into a database that is empty and not real: the bureau's accounts, a round in preparation, then the file's round through the
 * product's own import, then a 口令卡 for everybody who needs a second factor. `inReview`: the file of an earlier round that is
 * played as far as its review. Refusals: those of the import and of the services.
 */
export async function loadDemo(rawFile: unknown, now: string, actorOf: ImportOptions["actorOf"], inReview?: unknown): Promise<Result<ImportedRound>> {
  const passwordHash = await hashPassword(demoPassword);
  const staffed = await addStaff({ actor: systemActor, now }, passwordHash);
  if (!staffed.ok) return staffed;
  const officer = await actorOf(demoStaff[0]!.username);
  if (!officer) return refuse("notFound");
  // Before the round of the file: forms offer the newest round first.
  const draft = await draftRoundOfDemo({ actor: officer, now });
  if (!draft.ok) return draft;
  const imported = await importRound({ actor: officer, now }, rawFile, { actorOf, passwordHash });
  if (!imported.ok) return imported;
  const demands = await loadDemandsOfDemo(rawFile, now, imported.value.round, actorOf);
  if (!demands.ok) return demands;
  const units = await loadUnitsOfDemo(rawFile, now, actorOf, imported.value.counts.published > 0 ? `${imported.value.round}-007` : null);
  if (!units.ok) return units;
  const isPublished = imported.value.counts.published > 0;
  const item = `${imported.value.round}-001`;
  const questions = isPublished ? await seedQuestions({ actor: officer, now }, item, actorOf) : ok(null);
  if (!questions.ok) return questions;
  const attachments = isPublished ? await seedAttachments({ actor: officer, now }, item) : ok(null);
  if (!attachments.ok) return attachments;
  const samples = isPublished ? await seedSamples({ actor: officer, now }, item, actorOf) : ok(null);
  if (!samples.ok) return samples;
  const reviewed = inReview === undefined ? ok(null) : await loadReviewOfDemo(inReview, actorOf);
  if (!reviewed.ok) return reviewed;
  const finished = await inTransaction(async (tx) => {
    for (const personId of await findCardHolders()) await issueCard(tx, personId);
    await giveExpertPhones(tx);
    await writeSetting(tx, "site", siteSettings.parse(site));
    await writeSetting(tx, demoMark, { round: imported.value.round });
    return ok(null);
  });
  return finished.ok ? imported : finished;
}

async function addStaff(ctx: Context, passwordHash: string): Promise<Result<null>> {
  for (const { username, name, roles } of demoStaff) {
    const added = await inTransaction(async (tx) => {
      const person = await createAccount(tx, { username, name, passwordHash });
      if (person.ok) await appendEvent(tx, "person", person.value.personId, "register", actorFacts(ctx.actor), { username, name });
      return person;
    });
    if (!added.ok) return added;
    for (const role of roles) {
      const granted = await grantRole(ctx, { personId: added.value.personId, role });
      if (!granted.ok) return granted;
    }
  }
  return ok(null);
}
