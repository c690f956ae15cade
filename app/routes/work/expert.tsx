import { z } from "zod";
import { AbsencePart } from "#app/components/expert/absence-part.tsx";
import { WordedButton } from "#app/components/expert/decision-forms.tsx";
import { ExpertFacts } from "#app/components/expert/expert-facts.tsx";
import { LinkPart, UnitForm } from "#app/components/expert/link-part.tsx";
import { ProfileForm } from "#app/components/expert/profile-form.tsx";
import { RecordPart } from "#app/components/expert/record-part.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { absenceInput, expertEdit, expertLinkInput, recordInput, unitChange } from "#app/domain/expert/schema.ts";
import { addExpertLink, importBibliography } from "#app/services/expert/add-links.ts";
import { changeExpertUnit } from "#app/services/expert/change-unit.ts";
import { addAbsence, editExpert, endExpertLink, recordService, removeAbsence, suspendExpert } from "#app/services/expert/edit-expert.ts";
import { showBankExpert, type ShownExpert } from "#app/services/expert/list-bank.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no").toUpperCase();
const here = (toast: string) => (_value: unknown, { url }: Pick<PageInput, "url">) => ({ to: url.pathname, toast });
const reason = z.string().trim().max(300).optional();

const droppedWords = (dropped: number) => (dropped > 0 ? `据此 ${String(dropped)} 项任务应当回避，评审任务已终止。` : "");

const enter = formAction({
  schema: expertLinkInput,
  run: (input) => addExpertLink(input.ctx, no(input), input.form),
  done: ({ added, dropped }, { url }) => ({ to: `${url.pathname}#links`, toast: added === 0 ? "这条关系已经登记过。" : `已登记，立即生效。${droppedWords(dropped)}` }),
});

const ownForms = ["edit", "unit", "record", "absence", "pastUnit", "coauthor", "adviser", "bibliography"];

const page = workPage({
  page: "expert",
  policy: "duty:officer",
  load: (input) => showBankExpert(input.ctx, no(input)),
  actions: {
    edit: formAction({ schema: expertEdit, run: (input) => editExpert(input.ctx, no(input), input.form), done: here("已保存。") }),
    unit: formAction({ schema: unitChange, run: (input) => changeExpertUnit(input.ctx, no(input), input.form), done: ({ dropped }, { url }) => ({ to: url.pathname, toast: `已变更，原单位记入曾任职单位。${droppedWords(dropped)}` }) }),
    suspend: formAction({ schema: z.object({ reason }), run: (input) => suspendExpert(input.ctx, no(input), input.form.reason ?? ""), done: here("已暂停，不再抽取和邀请。") }),
    restore: formAction({ schema: z.object({}), run: (input) => suspendExpert(input.ctx, no(input), null), done: here("已恢复。") }),
    record: formAction({ schema: recordInput, run: (input) => recordService(input.ctx, no(input), input.form), done: here("已记入履职记录。") }),
    absence: formAction({ schema: absenceInput, run: (input) => addAbsence(input.ctx, no(input), input.form), done: here("已登记。") }),
    removeAbsence: formAction({ schema: z.object({ absence: z.uuid() }), run: (input) => removeAbsence(input.ctx, no(input), input.form.absence), done: here("已删除。") }),
    endLink: formAction({ schema: z.object({ link: z.uuid(), reason }), run: (input) => endExpertLink(input.ctx, no(input), input.form.link, input.form.reason ?? ""), done: here("这条关系不再计。") }),
    pastUnit: enter,
    coauthor: enter,
    adviser: enter,
    bibliography: formAction({ schema: z.object({ text: z.string().max(500_000).default("") }), run: (input) => importBibliography(input.ctx, no(input), input.form.text), done: ({ added, publications, skipped, dropped }, { url }) => ({ to: `${url.pathname}#links`, toast: `读到 ${publications} 篇（件），新登记 ${added} 人${skipped > 0 ? `，${skipped} 条缺年份或作者未计` : ""}。${droppedWords(dropped)}` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ShownExpert>((view) => `专家 ${view.no}`);

export default function Expert() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const last = { profile: useLastResult("edit"), unit: useLastResult("unit"), record: useLastResult("record"), absence: useLastResult("absence") };
  const links = { pastUnit: useLastResult("pastUnit"), coauthor: useLastResult("coauthor"), adviser: useLastResult("adviser"), bibliography: useLastResult("bibliography") };
  const isShownAbove = reply?.problem && !ownForms.includes(reply.intent);
  return (
    <>
      <PageTitle title={`${view.name}（${view.no}）`} lead={view.unitName} />
      <p className="no-print mb-4">{view.isSelf ? <a href="/work/recusal">回避声明</a> : <a href="/work/experts">回到专家库</a>}</p>
      {isShownAbove && <Alert tone="problem">{reply.problem}</Alert>}
      <ExpertFacts expert={view} />
      {view.may.edit && (
        <div className="my-4">
          {view.isSuspended ? (
            <WordedButton frame={frame} intent="restore" words="恢复" fields={{}} />
          ) : (
            <details>
              <summary>暂停</summary>
              <WordedButton frame={frame} intent="suspend" words="暂停" fields={{}} label="暂停的理由（不再抽取和邀请，已承担的任务不变）" tone="danger" />
            </details>
          )}
          <details className="mt-4" open={last.profile?.status === "error"}>
            <summary>更正资料</summary>
            <ProfileForm frame={frame} last={last.profile} entry={view} />
          </details>
          <details className="mt-4" open={last.unit?.status === "error"}>
            <summary>变更单位</summary>
            <UnitForm frame={frame} last={last.unit} />
          </details>
        </div>
      )}
      {!view.isSelf && (
        <Section title="履职记录" id="record">
          <RecordPart records={view.records} unrecorded={view.unrecorded} frame={frame} last={last.record} mayRecord={view.may.edit} />
        </Section>
      )}
      {(view.may.edit || view.isSelf) && (
        <>
          <Section title="不可参评的时段" id="absence">
            <AbsencePart absences={view.absences} frame={frame} last={last.absence} />
          </Section>
          <Section title="登记的关系" id="links">
            <LinkPart links={view.links} frame={frame} last={links} mayEnd={view.may.edit} />
          </Section>
        </>
      )}
    </>
  );
}
