import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { findUnitByUscc } from "#app/db/unit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { barUnit, liftBar, listBars } from "#app/services/organisation/bar-unit.ts";
import { contestUnit } from "#app/services/organisation/contest-unit.ts";
import { decideClaim } from "#app/services/organisation/decide-claim.ts";
import { affiliationsOf, confirmAffiliation, declareAffiliation, withdrawAffiliation } from "#app/services/organisation/declare-affiliation.ts";
import { editUnitProfile, keepAliases, setInternalDeadline } from "#app/services/organisation/edit-profile.ts";
import { keepEvidence } from "#app/services/organisation/keep-evidence.ts";
import { listClaims, showClaim } from "#app/services/organisation/list-claims.ts";
import { showUnitByCode } from "#app/services/organisation/list-units.ts";
import { changeOwnProfile, showOwnProfile } from "#app/services/person/own-profile.ts";
import { asPerson } from "./as-person.ts";
import { badInput } from "./command.ts";
import { reasonOf } from "./input.ts";

/** What a command does with the unit of this credit code. */
async function ofUnit<T>(uscc: string, work: (unitId: string) => Promise<Result<T>>): Promise<Result<T>> {
  const unit = await findUnitByUscc(normalizeUscc(uscc));
  return unit ? work(unit.id) : refuse("notFound");
}

/** 认领: the officer's list, one of them, its papers, the decision; and 认领异议 of somebody who finds the own unit in other hands. */
export const unitClaims = asPerson((ctx) => listClaims(ctx));
export const unitClaim = asPerson((ctx, { named }) => showClaim(ctx, named.CLAIM!));
export const unitDecide = asPerson((ctx, { named }, input) => decideClaim(ctx, named.CLAIM!, input));
export const unitContest = asPerson((ctx, _call, input) => contestUnit(ctx, input));
export const unitEvidence = asPerson((ctx, { named }) => evidenceOf(ctx, named.CLAIM!, named.FILE!));

/** 限制名单 */
export const unitBars = asPerson((ctx) => listBars(ctx));
export const unitBar = asPerson((ctx, _call, input) => barUnit(ctx, input));
export const unitLift = asPerson((ctx, _call, input) => liftBar(ctx, input));

/** 单位资料, 内部截止 and 关联关系, for the unit's own administrators. */
export const unitProfile = asPerson(async (ctx, { named }) => {
  const unit = await showUnitByCode(ctx, normalizeUscc(named.USCC!));
  return unit.ok ? ok({ profile: unit.value.profile, internal: unit.value.internal, aliases: unit.value.aliases }) : unit;
});
export const unitDescribe = asPerson((ctx, { named }, input) => ofUnit(named.USCC!, (id) => editUnitProfile(ctx, id, input)));
export const unitDeadline = asPerson((ctx, { named }, input) => ofUnit(named.USCC!, (id) => setInternalDeadline(ctx, id, input)));
export const unitAliases = asPerson((ctx, { named }, input) => ofUnit(named.USCC!, (id) => keepAliases(ctx, id, input)));
export const affiliationList = asPerson(async (ctx, { named }) => {
  const unit = await showUnitByCode(ctx, normalizeUscc(named.USCC!));
  return unit.ok ? ok(await affiliationsOf(unit.value.unit.id)) : unit;
});
export const affiliationDeclare = asPerson((ctx, { named }, input) => ofUnit(named.USCC!, (id) => declareAffiliation(ctx, id, input)));
export const affiliationConfirm = asPerson((ctx, { named }) => ofUnit(named.USCC!, (id) => ofUnit(named.OTHER!, (other) => confirmAffiliation(ctx, id, other))));
export const affiliationWithdraw = asPerson((ctx, { named }) => ofUnit(named.USCC!, (id) => ofUnit(named.OTHER!, (other) => withdrawAffiliation(ctx, id, other))));

/** 个人资料 of who asks; the ID number comes back masked. */
export const profileShow = asPerson((ctx) => showOwnProfile(ctx));
export const profileEdit = asPerson((ctx, _call, input) => changeOwnProfile(ctx, input));

async function evidenceOf(ctx: Context, claim: string, file: string): Promise<Result<null>> {
  const content = createReadStream(file);
  const problem = await new Promise<Error | null>((answer) => content.once("open", () => answer(null)).once("error", answer));
  if (problem) return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(problem)) });
  return keepEvidence(ctx, claim, { name: basename(file), content });
}
