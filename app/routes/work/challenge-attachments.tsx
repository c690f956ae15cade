import { z } from "zod";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { AttachmentForm, AttachmentTable, PledgePart, ReaderTable } from "#app/components/work/attachment-parts.tsx";
import { newPledge } from "#app/domain/attachment/pledge.ts";
import type { AttachmentPage } from "#app/domain/attachment/view.ts";
import { attachmentWords, pledgeBarWords, pledgeWords } from "#app/messages/zh-CN/attachment.ts";
import { removeAttachment } from "#app/services/attachment/add-attachment.ts";
import { showAttachments } from "#app/services/attachment/show-attachments.ts";
import { signPledge } from "#app/services/attachment/sign-pledge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "attachments",
  policy: "challenge.view",
  load: ({ ctx, params }) => showAttachments(ctx, param(params, "no")),
  actions: {
    sign: formAction({ schema: newPledge, run: ({ ctx, params, form }) => signPledge(ctx, param(params, "no"), form), done: (_value, { url }) => ({ to: url.pathname, toast: attachmentWords.signed }) }),
    remove: formAction({
      schema: z.object({ number: z.coerce.number().int() }),
      run: ({ ctx, params, form }) => removeAttachment(ctx, param(params, "no"), form.number),
      done: (_value, { url }) => ({ to: url.pathname, toast: attachmentWords.removed }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<AttachmentPage>(({ no }) => `附件 ${no}`);

export default function ChallengeAttachments() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const lastResult = useLastResult("sign");
  return (
    <>
      <PageTitle title="附件" lead={`${view.no}　${view.title}`} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <AttachmentTable no={view.no} attachments={view.attachments} mayRemove={view.mayRemove} frame={frame} />
      {view.mayAdd && (
        <Section title="添加附件" id="add">
          <AttachmentForm no={view.no} isPublished={!view.mayRemove} />
        </Section>
      )}
      {view.pledge.bar !== "notNeeded" && (
        <Section title={pledgeWords.title} id="pledge">
          {view.pledge.signedAt !== null ? (
            <p>
              您已于 <DateTime value={view.pledge.signedAt} /> 签署。下载的每一页都标注您的姓名和时间。
            </p>
          ) : view.pledge.bar !== null ? (
            <Alert tone="note">{pledgeBarWords[view.pledge.bar]}</Alert>
          ) : (
            <PledgePart page={view} frame={frame} lastResult={lastResult} />
          )}
        </Section>
      )}
      {view.readers && (
        <Section title="签署和查阅名单" id="readers">
          <ReaderTable no={view.no} readers={view.readers} />
        </Section>
      )}
      {view.readersLater && <p className="mt-6 text-sm text-soft">谁签署了保密承诺、谁查阅了附件，开标以后才能看到：在此之前它会透露谁有意揭榜。怀疑泄露的，请联系监督人员。</p>}
      <p className="mt-6">
        <a href={`/challenges/${encodeURIComponent(view.no)}#attachments`}>公开页面</a>
      </p>
    </>
  );
}
