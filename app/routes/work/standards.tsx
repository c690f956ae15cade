import { z } from "zod";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StandardsChange } from "#app/components/work/standards-change.tsx";
import { SecondLook } from "#app/components/work/second-look.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { standardProblemWords, standardTableWords as words } from "#app/messages/zh-CN/standards.ts";
import { type CheckedStandards, checkStandards, decideStandards, proposeStandards, showStandards } from "#app/services/standard/change-standards.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const most = 300_000;
const tableForm = z.object({ text: z.string().max(most).default(""), file: z.instanceof(File).optional() });
const decision = z.object({ digest: z.string() });
type Checked = CheckedStandards & { text: string };

const page = workPage({
  page: "workStandards",
  policy: "self",
  load: ({ ctx }) => showStandards(ctx),
  actions: {
    check: formAction({
      schema: tableForm,
      run: async ({ ctx, form: { text, file } }) => {
        const table = file && file.size > 0 ? (await file.text()).slice(0, most) : text;
        const checked = await checkStandards(ctx, table);
        return checked.ok ? ok({ ...checked.value, text: table } satisfies Checked) : checked;
      },
    }),
    propose: formAction({ schema: tableForm, run: ({ ctx, form }) => proposeStandards(ctx, form.text), done: ({ changes }) => ({ to: "/work/standards", toast: words.proposed(changes) }) }),
    adopt: formAction({ schema: decision, run: ({ ctx, form }) => decideStandards(ctx, form.digest, true), done: ({ changes }) => ({ to: "/work/standards", toast: words.adopted(changes) }) }),
    reject: formAction({ schema: decision, run: ({ ctx, form }) => decideStandards(ctx, form.digest, false), done: () => ({ to: "/work/standards", toast: words.rejected }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

export default function WorkStandards() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Checked>();
  const checked = reply?.intent === "check" ? reply.answer : null;
  const refused = refusedWith(reply);
  const { proposal } = view;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {refused && <Alert tone="problem" title={refused.words}>{refused.lines.join(" ")}</Alert>}
      <Section title={words.now} aside={<a href="/rules/standards">{words.see}</a>}>
        <p>{words.counts(view.count, view.unverified, view.replaced)}</p>
        <p className="mt-2">
          <a href="/rules/standards/csv">{words.download}</a>
        </p>
      </Section>
      {proposal && (
        <Section title={words.waiting}>
          <p className="mb-3">
            {words.by(proposal.by)}
            <DateTime value={proposal.at} />。{words.compare}
          </p>
          <StandardsChange differences={proposal.differences} />
          <SecondLook frame={frame} digest={proposal.digest} isOwn={proposal.isOwn} />
        </Section>
      )}
      {checked && (
        <Section title={words.checked}>
          {checked.problems.length > 0 ? (
            <Alert tone="problem" title={words.problems(checked.problems.length)}>
              <ul className="list-disc pl-5">
                {checked.problems.map((problem) => (
                  <li key={standardProblemWords(problem)}>{standardProblemWords(problem)}</li>
                ))}
              </ul>
            </Alert>
          ) : (
            <StandardsChange differences={checked.differences} />
          )}
          {checked.differences.length > 0 && (
            <form method="post" className="mt-4">
              <Once frame={frame} name="propose" />
              <input type="hidden" name="text" value={checked.text} />
              <Button name="intent" value="propose">
                {words.propose}
              </Button>
            </form>
          )}
        </Section>
      )}
      {view.mayPropose && (
        <Section title={words.import}>
          <form method="post" encType="multipart/form-data" noValidate>
            <Once frame={frame} name="check" />
            <label className="mb-5 block font-medium">
              {words.paste}
              <span className="block text-sm font-normal text-soft">{words.pasteHint}</span>
              <textarea name="text" rows={8} defaultValue={checked?.text} className={`${controlClass} mt-1`} />
            </label>
            <label className="mb-5 block font-medium">
              {words.file}
              <input type="file" name="file" accept=".csv,.json" className={`${controlClass} mt-1 max-w-xl`} />
            </label>
            <Button name="intent" value="check" tone={checked ? "plain" : "primary"}>
              {words.check}
            </Button>
          </form>
        </Section>
      )}
    </>
  );
}
