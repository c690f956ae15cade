import { DisputedPaper, PaperToCheck } from "#app/components/work/paper-checks.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { paperAnswer, type PaperChecks, paperReply } from "#app/domain/scan/paper-check.ts";
import { paperCheckWords as words } from "#app/messages/zh-CN/paper-check.ts";
import { answerPaper, listPaperChecks, replyToChecker } from "#app/services/paper/check-paper.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const here = "/work/paper-checks";

const page = workPage({
  page: "paperChecks",
  policy: "duty:any",
  load: ({ ctx }) => listPaperChecks(ctx),
  actions: {
    answer: formAction({ schema: paperAnswer, run: ({ ctx, form }) => answerPaper(ctx, form), done: (_done, { form }) => ({ to: here, toast: words.answered[form.outcome] }) }),
    reply: formAction({ schema: paperReply, run: ({ ctx, form }) => replyToChecker(ctx, form), done: () => ({ to: here, toast: words.asked }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PaperChecks>(() => words.title);

export default function PaperChecksPage() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [answered, replied] = [useLastResult("answer"), useLastResult("reply")];
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {view.disputed.length > 0 && (
        <Section title={words.disputed(view.disputed.length)} id="disputed">
          <ul className="space-y-6">
            {view.disputed.map((paper) => <DisputedPaper key={`${paper.scan} ${paper.checker}`} paper={paper} frame={frame} last={replied} />)}
          </ul>
        </Section>
      )}
      {view.toCheck.length > 0 && (
        <Section title={words.toCheck(view.toCheck.length)} id="to-check">
          <ul className="space-y-6">
            {view.toCheck.map((paper) => <PaperToCheck key={paper.scan} paper={paper} frame={frame} last={answered} />)}
          </ul>
        </Section>
      )}
      {view.disputed.length + view.toCheck.length === 0 && <EmptyState title={words.none}>{words.noneMore}</EmptyState>}
    </>
  );
}
