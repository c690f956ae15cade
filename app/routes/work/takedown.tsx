import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { isOpen } from "#app/components/form/move-form.tsx";
import { Once } from "#app/components/form/once.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { takedownForm } from "#app/domain/takedown/schema.ts";
import { moveEffects } from "#app/messages/zh-CN/inputs.ts";
import { moveWords } from "#app/messages/zh-CN/moves.ts";
import { targetWords } from "#app/messages/zh-CN/takedown.ts";
import { moveService } from "#app/services/moves.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { showNoticeTakedowns, showTakedownPage, type TakedownPage } from "#app/services/takedown/list-takedowns.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const deciding = z.object({ takedown: z.string().min(1), reason: z.string().trim().min(1, "required").max(500) });

const decide = (move: "restore" | "finalise") =>
  formAction({
    schema: deciding,
    run: ({ ctx, form }) => moveService("takedown", move)!.run(ctx, form.takedown, {}, { reason: form.reason }),
    done: (_value, { url }) => ({ to: url.pathname, toast: `已办理：${moveWords.takedown[move]}。` }),
  });

const page = workPage({
  page: "takedowns",
  policy: "takedown.hide",
  load: ({ ctx, params }) => (params.no === undefined ? showNoticeTakedowns(ctx, param(params, "id")) : showTakedownPage(ctx, params.no)),
  actions: {
    hide: formAction({
      schema: takedownForm,
      run: ({ ctx, params, form }) => hideContent(ctx, { ...form, ...(params.no === undefined ? { notice: param(params, "id") } : { challenge: params.no }) }),
      done: (_value, { url }) => ({ to: url.pathname, toast: "已撤下，所有页面不再显示。请通知另一人在下一个工作日 17:00 前复核。" }),
    }),
    restore: decide("restore"),
    finalise: decide("finalise"),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<TakedownPage>(({ no }) => `紧急下架 ${no}`);

export default function Takedowns() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="紧急下架" lead={`${view.no}　${view.title}`} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      {view.mayHide && <HideForm targets={view.targets} frame={frame} />}
      <Section title="已撤下的内容" id="takedowns">
        {view.takedowns.length === 0 && <EmptyState title="没有撤下的内容">撤下后在这里复核。</EmptyState>}
        <ul className="space-y-6">
          {view.takedowns.map((takedown) => (
            <li key={takedown.no} className="rounded border border-line px-4 py-3">
              <Takedown takedown={takedown} files={view.files} frame={frame} />
            </li>
          ))}
        </ul>
      </Section>
      <p className="mt-6">
        <a href={view.href}>{view.files === null ? "返回公告" : "返回任务"}</a>
      </p>
    </>
  );
}

function HideForm({ targets, frame }: { targets: string[]; frame: WorkFrame }) {
  const [form, fields] = useForm<{ target: string; publicReason: string }>({ id: "hide", lastResult: useLastResult("hide") });
  return (
    <Section title="撤下一段内容" id="hide">
      <form method="post" id={form.id} noValidate className="measure">
        <ErrorSummary form={form} labels={{ target: "内容", publicReason: "对外原因" }} />
        <Once frame={frame} name="hide" />
        <p className="mb-4">立即生效：页面、检索、订阅和导出都不再显示这段内容，附件不能再下载，原处显示原因。另一人须在下一个工作日 17:00 前复核。</p>
        <SelectField field={fields.target} label="撤下哪一段" options={targets.map((value) => ({ value, words: targetWords(value) }))} />
        <TextField field={fields.publicReason} label="对外原因" hint="显示为“因……暂时撤下”，如：涉及企业商业秘密。不要写出被撤下的内容。" />
        <Button name="intent" value="hide" tone="danger">
          立即撤下
        </Button>
      </form>
    </Section>
  );
}

function Takedown({ takedown, files, frame }: { takedown: TakedownPage["takedowns"][number]; files: string | null; frame: WorkFrame }) {
  const reply = useReply();
  const lastResult = useLastResult("restore", "finalise");
  const [form, fields] = useForm<{ reason: string }>({ id: `decide-${takedown.no}`, lastResult: reply ? lastResult : undefined });
  const open = takedown.offers.filter(isOpen);
  const needsFactor = takedown.offers.some(({ refusal }) => refusal?.code === "secondFactorNeeded");
  const isOwn = takedown.offers.some(({ refusal }) => refusal?.code === "samePerson");
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-3">
        {targetWords(takedown.target)} <StatusBadge noun="takedown" state={takedown.status} audience="staff" />
      </h3>
      <p className="text-sm text-soft">
        {takedown.no}　<DateTime value={takedown.hiddenAt} /> 撤下，因{takedown.publicReason}。
        {takedown.status === "hidden" && (
          <span className={takedown.isOverdue ? "font-medium text-red-dark" : undefined}>
            复核期限 <DateTime value={takedown.dueAt} />
            {takedown.isOverdue && "（已逾期）"}
          </span>
        )}
      </p>
      {takedown.hiddenText !== null && (
        <details className="mt-2">
          <summary>查看被撤下的原文（只供复核，不要外传）</summary>
          <Paragraphs text={takedown.hiddenText} />
          {takedown.target.startsWith("attachment:") && <a href={`${files}/${takedown.target.slice("attachment:".length)}`}>打开附件核对</a>}
        </details>
      )}
      {isOwn && <p className="mt-2">由您撤下，须由另一人复核。</p>}
      {open.length > 0 && (
        <form method="post" id={form.id} noValidate className="mt-3 measure">
          <Once frame={frame} name={`decide-${takedown.no}`} />
          <input type="hidden" name="takedown" value={takedown.no} />
          <TextArea field={fields.reason} label="复核意见" rows={2} hint={`恢复：${moveEffects.takedown?.restore ?? ""}确认撤下：${moveEffects.takedown?.finalise ?? ""}`} />
          <p className="flex flex-wrap gap-3">
            {needsFactor ? (
              <LinkButton href={`/second-factor?next=${encodeURIComponent(frame.path)}`}>验证身份后恢复显示</LinkButton>
            ) : (
              <Button name="intent" value="restore">
                {moveWords.takedown.restore}
              </Button>
            )}
            <Button name="intent" value="finalise" tone="danger">
              {moveWords.takedown.finalise}
            </Button>
          </p>
        </form>
      )}
    </>
  );
}
