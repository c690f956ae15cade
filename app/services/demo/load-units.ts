import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundFile } from "#app/domain/round/import-file.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { barUnit } from "#app/services/organisation/bar-unit.ts";
import { contestUnit } from "#app/services/organisation/contest-unit.ts";
import { editUnitProfile, setInternalDeadline } from "#app/services/organisation/edit-profile.ts";
import type { ImportOptions } from "#app/services/round/import-round.ts";
import { demoStaff } from "./demo-accounts.ts";

const claimantName = "lead-t17";

/**
 * Units at work in the demo: one with its profile and an internal deadline, one that a second person contests and the
 * officer should decide, while that person drafts for it already (`openItem`), and a fictional one on the list of barred
 * units. Refusals: notFound, those of the services.
 */
export async function loadUnitsOfDemo(rawFile: unknown, now: string, actorOf: ImportOptions["actorOf"], openItem: string | null): Promise<Result<null>> {
  const file = roundFile.safeParse(rawFile);
  const contested = file.data?.organisations.find(({ code }) => code === "T16");
  const [administrator, claimant, officer] = await Promise.all([actorOf("unit-t01"), actorOf(claimantName), actorOf(demoStaff[0]!.username)]);
  const unitId = administrator?.units[0]?.unitId;
  // Another file than the demo's own has other units.
  if (!contested || !administrator || !claimant || unitId === undefined) return ok(null);
  if (!officer) return refuse("notFound");
  const results = [
    await editUnitProfile({ actor: administrator, now }, unitId, {
      address: "示例市示例区科学大道 100 号",
      legalRepresentative: "示例法人",
      registeredOn: "1956-09-01",
      capital: "12000.00",
      contactName: "示例科研处",
      contactPhone: "0391-0000011",
    }),
    await setInternalDeadline({ actor: administrator, now }, unitId, { days: "3", time: "12:00" }),
    await contestUnit({ actor: claimant, now }, { uscc: contested.uscc, words: "本人现任该单位科技处负责人，原管理员已调离，请核实。" }),
    await barUnit({ actor: officer, now }, { uscc: "91000000MA00000009", unitName: "示例·失信材料有限公司", kind: "blacklist", words: "示例信用〔2026〕1号" }),
  ];
  const refused = results.find((result) => !result.ok);
  if (refused?.ok === false) return { ok: false, refusal: refused.refusal };
  // Read again: now the person contests.
  const drafter = openItem === null ? null : await actorOf(claimantName);
  const drafted = drafter && (await createBid({ actor: drafter, now }, { challenge: openItem, unit: contested.uscc }, { no: "JB-2026-017" }));
  return drafted?.ok === false ? { ok: false, refusal: drafted.refusal } : ok(null);
}
