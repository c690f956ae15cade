import { z } from "zod";
import { CommitmentPart } from "#app/components/demand/commitment-part.tsx";
import { ConvertPart } from "#app/components/demand/convert-part.tsx";
import { DemandText, SheetLinks, VersionList, VettingList } from "#app/components/demand/demand-parts.tsx";
import { DemandKin } from "#app/components/demand/demand-kin.tsx";
import { ReturnAlert } from "#app/components/demand/return-alert.tsx";
import { PaperAlert } from "#app/components/demand/paper-alert.tsx";
import { TakeoverSlip } from "#app/components/demand/takeover-slip.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { frameMoves, MovePanel } from "#app/components/work/move-panel.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import type { DemandState } from "#app/domain/demand/lifecycle.ts";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { commitDemand } from "#app/services/demand/commit-demand.ts";
import { conversion, convertDemand } from "#app/services/demand/convert-demand.ts";
import { type DemandPage, showDemand } from "#app/services/demand/show-demand.ts";
import { renewTakeoverCode } from "#app/services/demand/take-over-demand.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { listRoundCheckers } from "#app/services/staff/list-checkers.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { formAction } from "#app/web/form-action.ts";
import { digestOfScan } from "#app/services/scan/keep-scan.ts";
import { givenScan, moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { speakOffers, speakTimeline } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const text = z.string().trim().default("");

const page = workPage({
  page: "demand",
  policy: "demand.startVetting",
  load: async (input) => {
    const shown = await showDemand(input.ctx, reference(input));
    if (!shown.ok) return shown;
    const [offers, timeline, checkers] = await Promise.all([
      listMoves(input.ctx, "demand", reference(input)),
      showTimeline(input.ctx, "demand", reference(input)),
      listRoundCheckers(input.ctx, shown.value.demand.roundCode),
    ]);
    return ok({ ...shown.value, offers: offers.ok ? speakOffers("demand", offers.value) : [], timeline: timeline.ok ? speakTimeline("demand", timeline.value) : [], checkers: checkers.ok ? checkers.value : [] });
  },
  actions: {
    ...moveActions(
      moveServicesOf("demand").filter(({ name }) => name !== "conclude"),
      { reference, to: ({ url }) => url.pathname },
    ),
    convert: formAction({
      schema: conversion,
      run: (input) => convertDemand(input.ctx, reference(input), input.form),
      done: ({ no }) => ({ to: `/work/challenges/${encodeURIComponent(no)}/edit`, toast: `已生成榜单任务 ${no}，请补充后审定。` }),
    }),
    commit: formAction({
      schema: z.object({ unit: text, signer: text, signedOn: text, scan: z.any().optional(), digest: text }),
      run: async (input) => {
        const { unit, signer, signedOn } = input.form;
        const scan = await digestOfScan(input.ctx, await givenScan(input.form));
        return scan.ok ? commitDemand(input.ctx, reference(input), { ...(unit && { unit }), signer, signedOn, scan: scan.value }) : scan;
      },
      done: (_done, { url }) => ({ to: `${url.pathname}#commitment`, toast: "承诺书已登记。" }),
    }),
    // The new code is shown once, so the answer stands on this page.
    renewCode: formAction({ schema: z.object({}), run: (input) => renewTakeoverCode(input.ctx, reference(input)) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DemandPage>(({ demand }) => `${demand.title} ${demand.no}`);

/** The move that comes next, for the button in front. */
const nextMove: Partial<Record<DemandState, string>> = { draft: "submit", returned: "submit", submitted: "startVetting", underRecommendation: "recommend", recommended: "startVetting", underVetting: "conclude" };

export default function Demand() {
  const { view, frame } = usePage<typeof loader>();
  const { demand, offers, timeline, checkers, mayWrite, lacksCommitment } = view;
  const reply = useReply<{ no: string; code: string }>();
  const results = { convert: useLastResult("convert"), commit: useLastResult("commit") };
  if (reply?.intent === "renewCode" && reply.answer) return <TakeoverSlip no={demand.no} code={reply.answer.code} isNew={false} />;
  const base = `/work/demands/${encodeURIComponent(demand.no)}`;
  const ownPages = { conclude: `${base}/vetting`, submit: `${base}/edit` };
  const next = nextMove[demand.status] ?? null;
  return (
    <ObjectFrame
      title={demand.title}
      number={demand.no}
      state={<StatusBadge noun="demand" state={demand.status} audience={demand.sight === "bureau" ? "staff" : "public"} />}
      subtitle={
        <>
          {[demand.unitName, ...demand.coOwners.map(({ name }) => name)].join("、")}　<a href={`/calls/${encodeURIComponent(demand.call.code)}`}>{demand.call.title}</a>
          {demand.recommenderName && `　推荐单位 ${demand.recommenderName}`}
        </>
      }
      deadline={demand.status === "draft" && demand.call.closesAt ? { words: "征集截止", at: demand.call.closesAt } : null}
      now={frame.now}
      moves={[...(view.rounds.length > 0 ? [{ move: "convert", words: "生成榜单任务", refusal: null, href: "#convert", isPrimary: true }] : []), ...frameMoves("demand", offers, { next, ownPages })]}
      timeline={timelineEntries(timeline)}
    >
      {reply?.problem && reply.code !== "invalidInput" && (
        <Alert tone="problem" title="没有办理成功">
          {reply.problem}
        </Alert>
      )}
      <ReturnAlert reason={view.returnReason} />
      {demand.isFromPaper && !demand.isTaken && <PaperAlert receivedOn={demand.receivedOn} mayRenew={demand.sight === "bureau" && frame.role === "officer"} frame={frame} />}
      <DemandKin demand={demand} />
      {offers.length > 0 && (
        <Section title="办理" id="moves">
          <MovePanel noun="demand" offers={offers} frame={frame} checkers={checkers} last={reply} next={next} ownPages={ownPages} />
        </Section>
      )}
      {view.rounds.length > 0 && <ConvertPart rounds={view.rounds} frame={frame} lastResult={results.convert} />}
      {demand.vettings.length > 0 && (
        <Section title="论证记录" id="vettings">
          <VettingList vettings={demand.vettings} isReader={handlesOrWatches(frame)} />
        </Section>
      )}
      {(demand.status === "underVetting" || demand.status === "listed" || demand.commitments.length > 0) && demand.sight !== "recommender" && (
        <CommitmentPart demand={demand} lacks={lacksCommitment} mayRecord={demand.status === "underVetting" || demand.status === "listed"} frame={frame} lastResult={results.commit} />
      )}
      <Section
        title="需求内容"
        id="content"
        aside={
          mayWrite && (
            <LinkButton href={`${base}/edit`} tone="plain">
              {mayWrite === "owner" ? "填写" : "修订文本"}
            </LinkButton>
          )
        }
      >
        {demand.content ? <><p className="mb-3"><SheetLinks base={base} /></p><DemandText content={demand.content} /></> : <p className="text-soft">还没有提交过。{mayWrite && <a href={`${base}/edit`}>继续填写</a>}</p>}
      </Section>
      {demand.versions.length > 0 && (
        <Section title="文本各版" id="versions" aside="每次提交和修订各为一版">
          <VersionList versions={demand.versions} />
        </Section>
      )}
    </ObjectFrame>
  );
}
