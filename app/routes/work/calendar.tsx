import { ProposalPage } from "#app/components/import/proposal-page.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { CalendarChange } from "#app/components/work/calendar-change.tsx";
import { calendarTableWords as words, noticeProblemWords } from "#app/messages/zh-CN/calendar.ts";
import { checkNotice, type CheckedNotice, decideNotice, proposeNotice, showCalendar } from "#app/services/calendar/change-calendar.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { type CheckedText, proposalActions } from "#app/web/proposal-actions.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workCalendar",
  policy: "self",
  load: ({ ctx }) => showCalendar(ctx),
  actions: proposalActions({
    path: "/work/calendar",
    most: 20_000,
    check: checkNotice,
    propose: proposeNotice,
    decide: decideNotice,
    told: { proposed: ({ year }) => words.proposed(year), adopted: ({ year }) => words.adopted(year), rejected: ({ year }) => words.rejected(year) },
  }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

export default function WorkCalendarPage() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CheckedText<CheckedNotice>>();
  const checked = reply?.intent === "check" ? reply.answer : null;
  return (
    <ProposalPage
      frame={frame}
      own={{ ...words, waiting: words.waitingFor(view.proposal?.year ?? 0) }}
      refused={refusedWith(reply)}
      waiting={view.proposal && { ...view.proposal, change: <CalendarChange preview={view.proposal} /> }}
      checked={checked && { text: checked.text, problems: checked.problems.map(noticeProblemWords), change: checked.preview && <CalendarChange preview={checked.preview} />, isProposable: (checked.preview?.differences.length ?? 0) > 0 }}
      mayPropose={view.mayPropose}
      accept=".txt,.json,.csv"
    >
      <Section title={words.now} aside={<a href="/rules/calendar">{words.see}</a>}>
        <p>
          {view.years.map(({ year, source }) => words.year(year, source)).join("，")}。{words.provisional}
        </p>
      </Section>
    </ProposalPage>
  );
}
