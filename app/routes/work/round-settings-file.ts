import { ok } from "#app/domain/kernel/result.ts";
import { settingsWords } from "#app/messages/zh-CN/round-settings.ts";
import { exportSettings } from "#app/services/round/round-settings.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** The settings of a round as the file that an import takes. */
const page = workDownload({
  policy: "round.view",
  load: async ({ ctx, params }) => {
    const code = param(params, "code");
    const settings = await exportSettings(ctx, code);
    return settings.ok ? ok({ body: JSON.stringify(settings.value, null, 2), type: "application/json", name: settingsWords.fileName(code) }) : settings;
  },
});

export const loader = page.loader;
