import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type SiteSettings, siteSettings } from "#app/domain/site/settings.ts";
import { outboxWords } from "#app/messages/zh-CN/mail.ts";
import { settingWords } from "#app/messages/zh-CN/settings.ts";
import { changeSettings, type SettingsView, showSettings } from "#app/services/site/change-settings.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const keys = Object.keys(siteSettings.shape) as (keyof SiteSettings)[];
const text = z.string().trim().max(200);
// A field left empty is a mark that does not show.
const settingsForm = z.object(Object.fromEntries(keys.map((key) => [key, key === "name" ? text.min(1) : text.optional()])) as Record<keyof SiteSettings, typeof text>);

const page = workPage({
  page: "workSettings",
  policy: "duty:systemAdmin",
  load: ({ ctx }) => showSettings(ctx),
  actions: {
    changeSettings: formAction({
      schema: settingsForm,
      run: ({ ctx, form }) => changeSettings(ctx, Object.fromEntries(keys.map((key) => [key, form[key] ?? (key === "subtitle" ? "" : null)]))),
      done: ({ changed }) => ({ to: "/work/settings", toast: changed.length > 0 ? `已保存，改动 ${changed.length} 项，立即生效。` : "没有改动。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<SettingsView>(() => "设置");

export default function WorkSettings() {
  const { view, frame } = usePage<typeof loader>();
  const [form, fields] = useForm<Record<keyof SiteSettings, string>>({ id: "settings", lastResult: useLastResult("changeSettings"), defaultValue: view.settings });
  const labels = Object.fromEntries(keys.map((key) => [key, settingWords[key].label]));
  return (
    <>
      <PageTitle title="设置" lead="每个页面都显示的名称、电话和页脚标识。留空的不显示。" />
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <Once frame={frame} name="changeSettings" />
        {groups.map(({ title, keys: own }) => (
          <Section key={title} title={title}>
            <div className="md:grid md:grid-cols-2 md:gap-x-8">
              {own.map((key) => (
                <TextField key={key} field={fields[key]} label={settingWords[key].label} hint={settingWords[key].hint} isOptional={key !== "name"} />
              ))}
            </div>
          </Section>
        ))}
        <Button name="intent" value="changeSettings">
          保存
        </Button>
      </form>
      <Section title="未送达的消息" id="mail">
        {frame.site.installation !== "real" && (
          <p className="mb-3 measure">
            没有接通邮件和短信通道时，系统发出的消息都放在<a href="/work/outbox">发件夹</a>里。
          </p>
        )}
        <DataTable caption="未送达的消息" rows={view.undelivered} columns={mailColumns} rowKey={(mail) => mail.id} empty={<EmptyState title="没有未送达的消息">多次投递仍不成功的邮件和短信会列在这里。</EmptyState>} />
      </Section>
    </>
  );
}

const groups: { title: string; keys: (keyof SiteSettings)[] }[] = [
  { title: "名称和主办", keys: ["name", "subtitle", "organiser", "operator", "agency", "redHead"] },
  { title: "电话", keys: ["policyPhone", "supportPhone", "phoneHours", "disciplineContact", "address"] },
  { title: "公告", keys: ["noticeText"] },
  { title: "页脚标识", keys: ["icp", "policeRecord", "siteCode"] },
];

const wordOf = (known: Readonly<Record<string, string>>, code: string) => known[code] ?? code;

const mailColumns: Column<SettingsView["undelivered"][number]>[] = [
  { key: "at", head: "时间", cell: (mail) => <DateTime value={mail.failedAt} /> },
  { key: "template", head: "内容", isRowHead: true, cell: (mail) => wordOf(outboxWords.templates, mail.template) },
  { key: "attempts", head: "投递次数", isNumeric: true, cell: (mail) => mail.attempts },
  { key: "problem", head: "原因", isText: true, cell: (mail) => wordOf(outboxWords.problems, mail.problem) },
];
