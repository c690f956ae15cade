import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { listUndelivered, type UndeliveredMail } from "#app/db/mail-delivery.ts";
import { lockSetting, writeSetting } from "#app/db/setting.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, holdsRole } from "#app/domain/policy/actor.ts";
import { type SiteSettings, siteSettings } from "#app/domain/site/settings.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { showSite } from "./show-site.ts";

export interface SettingsView {
  settings: SiteSettings;
  /** Mails that were given up, newest first. */
  undelivered: UndeliveredMail[];
}

const mayChange = (actor: Actor) => actor.system || holdsRole(actor, "systemAdmin", null);

/** 设置, for the system administrator; to everybody else the page does not exist. Refusal: notFound. */
export async function showSettings(ctx: Context): Promise<Result<SettingsView>> {
  if (!mayChange(ctx.actor)) return refuse("notFound");
  const [{ site }, undelivered] = await Promise.all([showSite(), listUndelivered(50)]);
  return ok({ settings: siteSettings.parse(site), undelivered });
}

/** Changes what every page shows around its content; which fields changed is in the log. Refusals: notAllowed, invalidInput. */
export async function changeSettings(ctx: Context, rawInput: unknown): Promise<Result<{ changed: string[] }>> {
  if (!mayChange(ctx.actor)) return refuse("notAllowed");
  const input = siteSettings.strict().safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const before = siteSettings.safeParse((await lockSetting(tx, "site")) ?? {});
    const old: Partial<SiteSettings> = before.success ? before.data : {};
    const changed = (Object.keys(input.data) as (keyof SiteSettings)[]).filter((key) => input.data[key] !== old[key]);
    if (changed.length === 0) return ok({ changed });
    await writeSetting(tx, "site", input.data);
    await appendEvent(tx, "setting", null, "changeSettings", { ...actorFacts(ctx.actor), changed });
    return ok({ changed });
  });
}
