import { z } from "zod";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { SettingsDifference } from "#app/components/work/settings-difference.tsx";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { SettingDifference } from "#app/domain/round/settings-difference.ts";
import { settingPlace, settingsWords } from "#app/messages/zh-CN/round-settings.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { importSettings, type SettingsPage, showSettingsPage } from "#app/services/round/round-settings.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readJsonFile } from "#app/web/read-json-file.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const fileForm = z.object({ file: z.any().optional(), text: z.string().default(""), seen: z.string().optional() });

/** What the page shows again after the comparison: the text itself, so that importing needs no second upload. */
interface Compared {
  differences: SettingDifference[];
  text: string;
  /** How the round stood then: the import is of what was compared. */
  seen: string;
}

async function take(ctx: Context, code: string, form: z.output<typeof fileForm>, isDry: boolean): Promise<Result<Compared>> {
  const read = await readJsonFile(form.file, form.text);
  if (read === null) return refuse("invalidInput", { fields: [{ path: "text", message: "jsonNeeded" }] });
  const taken = await importSettings(ctx, code, read.value, isDry, form.seen);
  return taken.ok ? ok({ differences: taken.value.differences, seen: taken.value.seen, text: read.text }) : taken;
}

const page = workPage({
  page: "workRoundSettings",
  policy: "round.view",
  load: ({ ctx, params }) => showSettingsPage(ctx, param(params, "code")),
  actions: {
    compare: formAction({ schema: fileForm, run: ({ ctx, params, form }) => take(ctx, param(params, "code"), form, true) }),
    import: formAction({
      schema: fileForm,
      run: ({ ctx, params, form }) => take(ctx, param(params, "code"), form, false),
      done: ({ differences }, { params }) => ({ to: `/work/rounds/${encodeURIComponent(param(params, "code"))}`, toast: settingsWords.done(differences.length) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<SettingsPage>(({ code }) => `${code} ${settingsWords.title}`);

/** Places of the file, not of the form: `rubric[3].weight` is `rubric.3.weight`. */
const labelOf = (path: string) => (path === "text" ? "" : `${settingPlace(path.replace(/\[(\d+)\]/g, ".$1"))}：`);

export default function RoundSettings() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Compared>();
  const compared = reply?.answer ?? null;
  const refused = refusedWith(reply, labelOf);
  const pasted = reply?.submission.initialValue?.text;
  const path = `/work/rounds/${encodeURIComponent(view.code)}`;
  return (
    <>
      <PageTitle title={settingsWords.title} lead={<a href={path}>{`${view.title}（${view.code}）`}</a>} />
      <p className="measure">{settingsWords.lead}</p>
      <Section title={settingsWords.exported}>
        <a href={`${path}/settings/file`}>{settingsWords.file}</a>
      </Section>
      {refused && (
        <Alert tone="problem" title={settingsWords.refused}>
          {refused.lines.length === 0 ? (
            refused.words
          ) : (
            <ul className="list-disc pl-5">
              {refused.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      {compared && (
        <Section title={settingsWords.differences} id="differences">
          <SettingsDifference differences={compared.differences} />
          {compared.differences.length > 0 && (
            <form method="post" encType="multipart/form-data" className="mt-4">
              <input type="hidden" name="text" value={compared.text} />
              <input type="hidden" name="seen" value={compared.seen} />
              <Once frame={frame} name="import" />
              <Button name="intent" value="import">
                {settingsWords.apply(compared.differences.length)}
              </Button>
            </form>
          )}
        </Section>
      )}
      <Section title={compared ? settingsWords.again : settingsWords.imported}>
        {view.mayImport ? (
          <form method="post" encType="multipart/form-data">
            <p className="mb-4">{settingsWords.dry}</p>
            <Once frame={frame} name="compare" />
            <label className="mb-5 block font-medium">
              {settingsWords.label}
              <input type="file" name="file" accept=".json,application/json" className={`${controlClass} max-w-xl`} />
            </label>
            <label className="mb-5 block font-medium">
              {settingsWords.paste}
              <textarea name="text" rows={6} spellCheck={false} defaultValue={typeof pasted === "string" && refused ? pasted : undefined} className={`${controlClass} font-mono text-sm`} />
            </label>
            <Button name="intent" value="compare" tone={compared ? "plain" : "primary"}>
              {settingsWords.compare}
            </Button>
          </form>
        ) : (
          <p className="text-soft">{settingsWords.frozen}</p>
        )}
      </Section>
    </>
  );
}
