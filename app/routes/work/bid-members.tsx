import { z } from "zod";
import { MembersPanel } from "#app/components/bid/members-panel.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { MembersView } from "#app/domain/bid/member-view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { membersWords } from "#app/messages/zh-CN/members.ts";
import { linkMember, remindMember } from "#app/services/bid/ask-member.ts";
import { dropMember } from "#app/services/bid/drop-member.ts";
import { showMembers } from "#app/services/bid/show-members.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const here = (toast: string) => (_value: unknown, input: PageInput) => ({ to: `/work/bids/${encodeURIComponent(reference(input))}/members`, toast });
const member = z.object({ uscc: z.string().max(60) });

const page = workPage({
  page: "bidMembers",
  policy: "bid.edit",
  load: (input) => showMembers(input.ctx, reference(input)),
  actions: {
    remind: formAction({
      schema: member,
      run: (input) => remindMember(input.ctx, reference(input), input.form),
      done: ({ written }, input) => here(written > 0 ? membersWords.remindedThere : membersWords.remindedHere)(null, input),
    }),
    // The link is answered on this page alone: no address, no log and no cache holds it.
    link: formAction({ schema: member, run: (input) => linkMember(input.ctx, reference(input), input.form) }),
    drop: formAction({ schema: member, run: (input) => dropMember(input.ctx, reference(input), input.form), done: here("已删除该成员。") }),
    replaceMember: formAction({ schema: member.extend({ replacement: z.string().min(1, "required") }), run: (input) => dropMember(input.ctx, reference(input), input.form), done: here("已更换，请接替单位确认。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<MembersView>(({ no }) => `成员确认 ${no}`);

export default function BidMembers() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<{ uscc: string; link: string; expiresAt: string }>();
  const bidPage = `/work/bids/${encodeURIComponent(view.no)}`;
  const name = view.members.find(({ uscc }) => uscc === reply?.answer?.uscc)?.name;
  return (
    <>
      <PageTitle title={membersWords.title} lead={`${view.no}　${view.challengeTitle}`}>
        <LinkButton href={view.mayChange ? `${bidPage}/edit` : bidPage} tone="plain">
          {view.mayChange ? "回到填写" : "回到申报"}
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {reply?.answer && (
        <Alert tone="done" title={`${membersWords.linkTitle}：${name ?? ""}`}>
          <p className="font-mono text-sm break-all select-all">{reply.answer.link}</p>
          <p className="mt-1 text-sm">{membersWords.linkEffect(formatDateTime(reply.answer.expiresAt))}</p>
        </Alert>
      )}
      <p className="measure text-sm text-soft">{membersWords.lead}</p>
      <MembersPanel view={view} frame={frame} />
    </>
  );
}
