import { isOpen, MoveForm } from "#app/components/form/move-form.tsx";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { frameMoves } from "#app/components/work/move-panel.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import type { TicketView } from "#app/domain/ticket/view.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { showTicket } from "#app/services/ticket/list-tickets.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { speakOffers, speakTimeline } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "tickets",
  policy: "ticket.propose",
  load: async (input) => {
    const ticket = await showTicket(input.ctx, reference(input));
    if (!ticket.ok) return ticket;
    const [offers, timeline, checkers] = await Promise.all([
      listMoves(input.ctx, "ticket", reference(input)),
      showTimeline(input.ctx, "ticket", reference(input)),
      listCheckers(input.ctx, ticket.value.challengeNo),
    ]);
    return ok({ ticket: ticket.value, offers: offers.ok ? speakOffers("ticket", offers.value) : [], timeline: timeline.ok ? speakTimeline("ticket", timeline.value) : [], checkers: checkers.ok ? checkers.value : [] });
  },
  actions: moveActions(moveServicesOf("ticket"), { reference, to: ({ url }) => url.pathname }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ ticket: TicketView }>(({ ticket }) => `提交遇阻登记 ${ticket.no}`);

export default function Ticket() {
  const { view, frame } = usePage<typeof loader>();
  const { ticket, offers, timeline, checkers } = view;
  const reply = useReply();
  const lastResult = useLastResult(reply?.intent ?? "");
  const open = offers.filter((offer) => isOpen(offer) || offer.offlineRefusal === null);
  return (
    <ObjectFrame
      title="提交遇阻登记"
      number={ticket.no}
      state={<StatusBadge noun="ticket" state={ticket.status} audience="staff" />}
      subtitle={`${ticket.unitName}　${ticket.challengeNo}　${ticket.challengeTitle}`}
      deadline={ticket.reopenedUntil ? { words: "重新开放至", at: ticket.reopenedUntil } : null}
      now={frame.now}
      moves={frameMoves("ticket", offers.filter(({ refusal, offlineRefusal }) => refusal?.code !== "notAllowed" || offlineRefusal === null), { next: ticket.status === "proposed" ? "reopen" : "propose" })}
      timeline={timelineEntries(timeline)}
    >
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <Section title="经过" id="description">
        <Paragraphs text={ticket.description} />
        <DescriptionList
          items={[
            { term: "登记时间", value: <DateTime value={ticket.reportedAt} /> },
            { term: "页面上的代码", value: ticket.traceCode || "没有" },
            ...(ticket.proposedMinutes === null ? [] : [{ term: "提议重新开放", value: `${ticket.proposedMinutes} 分钟` }]),
            ...(ticket.publicReason === null ? [] : [{ term: "对外说明", value: ticket.publicReason }]),
          ]}
        />
      </Section>
      {open.map((offer) => (
        <Section key={offer.move} title={wordsOfMove("ticket", offer.move)} id={`move-${offer.move}`}>
          <MoveForm noun="ticket" offer={offer} frame={frame} checkers={checkers} lastResult={reply?.intent === offer.move ? lastResult : undefined} />
        </Section>
      ))}
    </ObjectFrame>
  );
}
