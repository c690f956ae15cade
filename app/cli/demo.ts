import demoRound from "#prisma/demo/demo-round.json" with { type: "json" };
import reviewRound from "#prisma/demo/review-round.json" with { type: "json" };
import { actorOfPerson } from "#app/auth/actor.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { demoRoleWords, demoWords } from "#app/messages/zh-CN/demo.ts";
import { ensureDemo, resetDemo } from "#app/services/demo/reset-demo.ts";
import type { Run } from "./command.ts";
import { importedAnswer } from "./round.ts";
import { tableOf } from "./table.ts";
import { withDatabase } from "./with-database.ts";

/** `demo reset`: everything anew from nothing. Refusal realDatabase. */
export const demoReset: Run = withDatabase(async () => {
  const reset = await resetDemo(demoRound, actorOfPerson, reviewRound);
  return reset.ok ? ok(importedAnswer(reset.value)) : reset;
});

/** `demo ensure`: one account of each part; an empty database gets the demo first. */
export const demoEnsure: Run = withDatabase(async () => {
  const ensured = await ensureDemo(demoRound, actorOfPerson, reviewRound);
  if (!ensured.ok) return ensured;
  const accounts = ensured.value.map((account) => ({ role: demoRoleWords(account), username: account.username, password: account.password, name: account.name }));
  return ok({ value: { accounts }, text: accounts.length > 0 ? tableOf(accounts.map(({ role, username, password }) => [role, username, password])) : demoWords.none });
});
