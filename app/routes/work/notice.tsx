import { z } from "zod";
import { NoticeBody } from "#app/components/notice/notice-body.tsx";
import { MoveForm } from "#app/components/form/move-form.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { PortalPart } from "#app/components/work/portal-form.tsx";
import { portalEntry } from "#app/domain/notice/portal-schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { moveWords } from "#app/messages/zh-CN/moves.ts";
import { draftAgainWords, noticeKindWords, noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { draftResultAgain } from "#app/services/notice/draft-again.ts";
import { publishNotice } from "#app/services/notice/publish-notice.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { endNotice, withdrawNotice } from "#app/services/notice/withdraw-notice.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { recordPortal } from "#app/services/notice/record-portal.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { speakOffers } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "id");

const page = workPage({
  page: "workNotice",
  policy: "notice.publish",
  load: async (input) => {
    const notice = await showNotice(input.ctx, reference(input));
    if (!notice.ok) return notice;
    const [offers, checkers] = await Promise.all([listMoves(input.ctx, "notice", notice.value.id), notice.value.challengeNo === null ? ok([]) : listCheckers(input.ctx, notice.value.challengeNo)]);
    return ok({ notice: notice.value, offers: offers.ok ? speakOffers("notice", offers.value) : [], checkers: checkers.ok ? checkers.value : [] });
  },
  actions: {
    ...moveActions([publishNotice, withdrawNotice, endNotice], { reference, to: ({ url }) => url.pathname }),
    draftAgain: formAction({ schema: z.object({}), run: ({ ctx, params }) => draftResultAgain(ctx, param(params, "id")), done: ({ id }) => ({ to: `/work/notices/${id}`, toast: draftAgainWords.done }) }),
    portal: formAction({ schema: portalEntry, run: ({ ctx, params, form }) => recordPortal(ctx, param(params, "id"), form), done: (_value, { url }) => ({ to: url.pathname, toast: "已登记门户网站发布情况。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ notice: NoticeView }>(({ notice }) => noticeTitle(notice));

export default function WorkNotice() {
  const { view, frame } = usePage<typeof loader>();
  const { notice, offers, checkers } = view;
  const results = { publish: useLastResult("publish"), withdraw: useLastResult("withdraw"), end: useLastResult("end") };
  const portalResult = useLastResult("portal");
  // 期满 is the end of a term: of what has none there is nothing to end.
  const open = offers.filter(({ move, refusal, offlineRefusal }) => (move !== "end" || notice.term !== null) && (refusal === null || refusal.code === "secondFactorNeeded" || refusal.code === "samePerson" || offlineRefusal === null));
  return (
    <ObjectFrame
      title={noticeTitle(notice)}
      number={notice.number ?? "未发布"}
      numberLabel={notice.number !== null && notice.documentNumber === null ? "公告编号" : "发文字号"}
      state={<StatusBadge noun="notice" state={notice.status} audience="staff" />}
      subtitle={`${noticeKindWords[notice.kind]}　${notice.roundTitle}`}
      isOffline={"isOffline" in notice && notice.isOffline}
      now={frame.now}
    >
      {notice.status === "withdrawn" && <Alert tone="warning" title="本公告已撤回" />}
      <NoticeBody notice={notice} site={frame.site} />
      {notice.status === "published" && <PortalPart notice={notice} frame={frame} lastResult={portalResult} />}
      {notice.status !== "draft" && handlesOrWatches(frame) && (
        <p className="mt-6">
          <a href={`/work/notices/${notice.id}/takedown`}>紧急下架</a>
        </p>
      )}
      {notice.status === "withdrawn" && notice.kind === "result" && handlesOrWatches(frame) && (
        <Section title={draftAgainWords.title} id="draftAgain">
          <p className="measure">{draftAgainWords.meaning}</p>
          <form method="post" className="no-print mt-2">
            <Button tone="plain" name="intent" value="draftAgain">
              {draftAgainWords.title}
            </Button>
          </form>
        </Section>
      )}
      {open.map((offer) => (
        <Section key={offer.move} title={moveWords.notice[offer.move as keyof typeof results]} id={offer.move}>
          <MoveForm noun="notice" offer={offer} frame={frame} checkers={checkers} lastResult={results[offer.move as keyof typeof results]} />
        </Section>
      ))}
    </ObjectFrame>
  );
}
