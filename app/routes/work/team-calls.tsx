import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { TeamCall } from "#app/domain/bid/team-call.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { teamCallWords as words } from "#app/messages/zh-CN/team-call.ts";
import { listTeamCalls, recordTeamCall } from "#app/services/bid/team-calls.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "teamCalls",
  policy: "self",
  load: ({ ctx }) => listTeamCalls(ctx),
  actions: { told: formAction({ schema: z.object({ call: z.string() }), run: ({ ctx, form }) => recordTeamCall(ctx, form), done: () => ({ to: "/work/team-calls", toast: words.kept }) }) },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

const columns = (frame: WorkFrame): Column<TeamCall>[] => [
  {
    key: "unit",
    head: words.unit,
    isRowHead: true,
    isText: true,
    cell: ({ unitName, bidNo, challengeNo, challengeTitle }) => (
      <>
        {unitName}
        <span className="block font-normal text-soft">
          <a href={`/work/bids/${encodeURIComponent(bidNo)}`}>{bidNo}</a>　{challengeNo} {challengeTitle}
        </span>
      </>
    ),
  },
  { key: "phones", head: words.phones, cell: ({ contact, phones }) => <>{contact}<span className="block tabular-nums">{phones.join("、") || words.noPhone}</span></> },
  { key: "news", head: words.news, isText: true, cell: ({ news, words: said }) => <>{words.newsOf[news]}{said && <span className="block text-soft">{said}</span>}</> },
  { key: "at", head: words.at, cell: ({ at }) => (at ? <DateTime value={at} /> : "—") },
  {
    key: "told",
    head: words.told,
    cell: ({ id, told, unitName }) =>
      told ? (
        <>
          {words.toldBy(told.by)} <DateTime value={told.at} />
        </>
      ) : (
        <form method="post" aria-label={words.tellFor(unitName)}>
          <Once frame={frame} name={`told-${id}`} />
          <input type="hidden" name="call" value={id} />
          <Button name="intent" value="told" tone="plain">
            {words.tell}
          </Button>
        </form>
      ),
  },
];

export default function TeamCalls() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <ReplyProblem reply={useReply()} />
      <DataTable caption={words.title} rows={view} columns={columns(frame)} rowKey={({ id }) => id} empty={<EmptyState title={words.none}>{words.whenSome}</EmptyState>} />
    </>
  );
}
