import { ProposalPage } from "#app/components/import/proposal-page.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StandardsChange } from "#app/components/work/standards-change.tsx";
import { standardProblemWords, standardTableWords as words } from "#app/messages/zh-CN/standards.ts";
import { type CheckedStandards, checkStandards, decideStandards, proposeStandards, showStandards } from "#app/services/standard/change-standards.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { type CheckedText, proposalActions } from "#app/web/proposal-actions.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workStandards",
  policy: "self",
  load: ({ ctx }) => showStandards(ctx),
  actions: proposalActions({
    path: "/work/standards",
    most: 300_000,
    check: checkStandards,
    propose: proposeStandards,
    decide: decideStandards,
    told: { proposed: ({ changes }) => words.proposed(changes), adopted: ({ changes }) => words.adopted(changes), rejected: () => words.rejected },
  }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

export default function WorkStandards() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CheckedText<CheckedStandards>>();
  const checked = reply?.intent === "check" ? reply.answer : null;
  return (
    <ProposalPage
      frame={frame}
      own={words}
      refused={refusedWith(reply)}
      waiting={view.proposal && { ...view.proposal, change: <StandardsChange differences={view.proposal.differences} /> }}
      checked={checked && { text: checked.text, problems: checked.problems.map(standardProblemWords), change: <StandardsChange differences={checked.differences} />, isProposable: checked.differences.length > 0 }}
      mayPropose={view.mayPropose}
      accept=".csv,.json"
    >
      <Section title={words.now} aside={<a href="/rules/standards">{words.see}</a>}>
        <p>{words.counts(view.count, view.unverified, view.replaced)}</p>
        <p className="mt-2">
          <a href="/rules/standards/csv">{words.download}</a>
        </p>
      </Section>
    </ProposalPage>
  );
}
