import { MoveForm } from "#app/components/form/move-form.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { AwardView } from "#app/domain/award/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { awardBid, forfeitAward, freezeAward, releaseAward, revokeAward } from "#app/services/award/award-bid.ts";
import { showAward } from "#app/services/award/show-award.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { speakOffers } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "workAward",
  policy: "award.award",
  load: async (input) => {
    const award = await showAward(input.ctx, reference(input));
    if (!award.ok) return award;
    const [offers, checkers] = await Promise.all([listMoves(input.ctx, "award", reference(input)), listCheckers(input.ctx, award.value.challengeNo)]);
    return ok({ award: award.value, offers: offers.ok ? speakOffers("award", offers.value) : [], checkers: checkers.ok ? checkers.value : [] });
  },
  actions: moveActions([awardBid, freezeAward, releaseAward, revokeAward, forfeitAward], { reference, to: ({ url }) => url.pathname }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ award: AwardView }>(({ award }) => `立项 ${award.unitName}`);

export default function WorkAward() {
  const { view, frame } = usePage<typeof loader>();
  const { award, offers, checkers } = view;
  const intent = useReply()?.intent ?? "";
  const lastResult = useLastResult(intent);
  const open = offers.filter(({ refusal, offlineRefusal }) => refusal?.code !== "wrongState" && (refusal?.code !== "notAllowed" || offlineRefusal === null));
  return (
    <ObjectFrame
      title={award.unitName}
      number={award.bidNo ?? award.challengeNo}
      state={<StatusBadge noun="award" state={award.status} audience={award.sight} />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(award.challengeNo)}/decision`}>{`${award.challengeNo}　${award.challengeTitle}`}</a>}
      isOffline={award.isOffline}
      now={frame.now}
    >
      <DescriptionList
        items={[
          { term: "名次", value: award.rank },
          { term: "支持财政资金", value: <Money fen={award.fiscalFen} /> },
          ...(award.sight === "staff"
            ? [
                { term: "会议纪要", value: award.minuteNo },
                { term: "决定时间", value: <DateTime value={award.decidedAt} /> },
                { term: "理由", value: award.reason || "按名次决定" },
              ]
            : []),
        ]}
      />
      {open.map((offer) => (
        <Section key={offer.move} title={wordsOfMove("award", offer.move)} id={offer.move}>
          <MoveForm noun="award" offer={offer} frame={frame} checkers={checkers} lastResult={intent === offer.move ? lastResult : undefined} />
        </Section>
      ))}
    </ObjectFrame>
  );
}
