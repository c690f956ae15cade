import { z } from "zod";
import { limitRequests } from "#app/auth/request-limit.ts";
import { SelfCheckTable } from "#app/components/verify/self-check-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { selfCheckPageWords as words, selfCheckVerdictWords } from "#app/messages/zh-CN/self-check.ts";
import { makeSlip } from "#app/services/site/self-check.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage, useReply } from "#app/web/use-page.ts";

const page = publicPage({
  page: "selfCheck",
  policy: "public",
  load: ({ url }) => Promise.resolve(ok({ tried: url.searchParams.get("tried") })),
  actions: {
    makeSlip: formAction({
      schema: z.object({ outcomes: z.string().max(4000).default("") }),
      run: async ({ form, request, clientAddress }) => {
        const limited = await limitRequests("selfCheck", clientAddress);
        return limited.ok ? makeSlip(form.outcomes, request.headers.get("user-agent") ?? "") : limited;
      },
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

export default function SelfCheck() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<{ code: string }>();
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {reply?.answer && (
        <Alert tone="done" title={words.slip}>
          <p className="text-2xl font-bold tracking-widest tabular-nums">{reply.answer.code}</p>
          {frame.site.supportPhone && <p>系统支持 {frame.site.supportPhone}</p>}
        </Alert>
      )}
      {view.tried && <Alert tone={view.tried === "yes" ? "done" : "warning"}>{view.tried === "yes" ? words.tried : words.triedNothing}</Alert>}
      <noscript>
        <Alert tone="warning" title={selfCheckVerdictWords.untried.word}>
          {words.noScript}
        </Alert>
      </noscript>
      <div data-self-check>
        <p role="status" className="my-4 text-lg font-bold" data-verdict />
        <SelfCheckTable outcomes={{}} />
      </div>
      <noscript>
        <form method="post" action="/uploads/check" encType="multipart/form-data" className="my-6 border border-line bg-wash p-3">
          <label className="grid gap-1">
            <span className="font-medium">{words.tryUpload}</span>
            <input type="file" name="file" className="min-h-10 max-w-full py-1.5" />
          </label>
          <p className="mb-3 text-sm text-soft">{words.tryUploadHint}</p>
          <Button tone="plain">{words.tryUpload}</Button>
        </form>
      </noscript>
      <Section title={words.slipTitle} id="slip">
        <p className="mb-3 measure">{words.slipLead}</p>
        <form method="post" className="flex flex-wrap gap-3">
          <input type="hidden" name="outcomes" defaultValue="" />
          <Button name="intent" value="makeSlip">
            {words.makeSlip}
          </Button>
          <a href="/check" className="py-2">
            {words.again}
          </a>
        </form>
      </Section>
    </>
  );
}
