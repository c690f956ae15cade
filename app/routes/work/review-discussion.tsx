import { Once } from "#app/components/form/once.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { RemarkList } from "#app/components/review/remark-list.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DiscussedBid, DiscussionPage } from "#app/domain/review/panel-view.ts";
import { panelRemarkInput } from "#app/domain/review/schema.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { remarkWords as words } from "#app/messages/zh-CN/panel.ts";
import { addRemark, showDiscussion } from "#app/services/panel/discuss.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "challengeNo");

const page = workPage({
  page: "reviewDiscussion",
  policy: "reviewAssignment.sign",
  load: (input) => showDiscussion(input.ctx, no(input)),
  actions: {
    say: formAction({ schema: panelRemarkInput, answersTyped: true, run: (input) => addRemark(input.ctx, no(input), input.form), done: ({ id }, { url }) => ({ to: `${url.pathname}#remark-${id}` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DiscussionPage>(({ challenge }) => `${words.title} ${challenge.no}`);

export default function ReviewDiscussion() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title={words.title} lead={`${view.challenge.no}　${view.challenge.title}。${words.lead}`}>
        <LinkButton href={`/work/reviews/${encodeURIComponent(view.challenge.no)}`} tone="plain">
          回到任务
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {view.waitsFor > 0 && <EmptyState title={words.waits(view.waitsFor)}>{words.waitsWhy}</EmptyState>}
      {view.waitsFor === 0 && !view.mayWrite && <Alert tone="note">{words.ended}</Alert>}
      {view.bids.map((bid) => (
        <BidDiscussion key={bid.code} bid={bid} mayWrite={view.mayWrite} frame={frame} typed={reply?.problem ? (reply.typed as Typed) : null} />
      ))}
    </>
  );
}

/** What was refused, for its form to show it again. */
type Typed = { bid: string; parent?: string; words: string } | null;

function BidDiscussion({ bid, mayWrite, frame, typed }: { bid: DiscussedBid; mayWrite: boolean; frame: WorkFrame; typed: Typed }) {
  return (
    <Section title={`申报 ${bid.code}　${bid.unitName}`} id={bid.code}>
      <details className="my-3">
        <summary>{words.opinions(bid.opinions.length)}</summary>
        <ul className="mt-2 space-y-3">
          {bid.opinions.map(({ author, opinion }) => (
            <li key={author}>
              <strong>{words.author(author, false)}</strong>
              <p className="measure whitespace-pre-wrap">{opinion}</p>
            </li>
          ))}
        </ul>
      </details>
      {bid.earlier.length > 0 && (
        <details className="my-3">
          <summary>{words.earlier(bid.earlier.length)}</summary>
          <RemarkList remarks={bid.earlier} isStaged />
        </details>
      )}
      {bid.remarks.length === 0 && <p className="text-soft">{words.none}</p>}
      <RemarkList
        remarks={bid.remarks}
        below={(remark) =>
          mayWrite && (
            <details className="no-print mt-1 text-sm">
              <summary className="text-blue">{words.answer}</summary>
              <RemarkForm bid={bid.code} parent={remark.id} frame={frame} typed={typed} />
            </details>
          )
        }
      />
      {mayWrite && <RemarkForm bid={bid.code} parent={null} frame={frame} typed={typed} />}
    </Section>
  );
}

function RemarkForm({ bid, parent, frame, typed }: { bid: string; parent: string | null; frame: WorkFrame; typed: Typed }) {
  const kept = typed?.bid === bid && (typed.parent ?? null) === parent ? typed.words : undefined;
  return (
    <form method="post" className="no-print mt-3">
      <Once frame={frame} name={`say ${bid} ${parent ?? ""}`} />
      <input type="hidden" name="bid" value={bid} />
      {parent !== null && <input type="hidden" name="parent" value={parent} />}
      <label className="block font-medium">
        {parent === null ? words.say : words.answer}
        <textarea name="words" rows={parent === null ? 3 : 2} required maxLength={2000} defaultValue={kept} className={`${controlClass} measure mt-1`} />
      </label>
      <p className="mt-2">
        <Button name="intent" value="say" {...(parent !== null && { tone: "plain" })}>
          {words.send}
        </Button>
        <span className="ml-3 text-sm text-soft">{words.keeps}</span>
      </p>
    </form>
  );
}
