import { z } from "zod";
import { type FrameMove, ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ChallengeContent } from "#app/components/work/challenge-content.tsx";
import { ChallengeStages } from "#app/components/work/challenge-stages.tsx";
import { MeetingLinks } from "#app/components/work/meeting-links.tsx";
import { OwnerContact } from "#app/components/work/owner-contact.tsx";
import { LetterLack } from "#app/components/work/letter-lack.tsx";
import { AskedExtension } from "#app/components/work/asked-extension.tsx";
import { WaitingAmendment } from "#app/components/work/prepared-amendment.tsx";
import { frameMoves, MovePanel } from "#app/components/work/move-panel.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { nextStepBy, todoWords } from "#app/messages/zh-CN/todo.ts";
import { ownerViewShown } from "#app/domain/review/owner-view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { ownPageOfStep } from "#app/domain/todo/sort-steps.ts";
import { ownerContactWords } from "#app/messages/zh-CN/owner-contact.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { keepOwnerContact } from "#app/services/challenge/keep-owner-contact.ts";
import { showWorkChallenge, type WorkChallenge as View } from "#app/services/challenge/show-work-challenge.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { spoken } from "#app/web/spoken.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const ownPages = ["askAmend", "endStage", "freezeRanking", "voidRanking", "decide"];

const page = workPage({
  page: "workChallenge",
  policy: "challenge.view",
  load: async ({ ctx, params }) => {
    const shown = await spoken("challenge", showWorkChallenge(ctx, param(params, "no")));
    if (!shown.ok) return shown;
    const { lacksLetter: lack, askedAmendment: waiting, ...view } = shown.value;
    return ok({ ...view, waiting: waiting && { by: waiting.by, reason: waiting.reason, prepared: waiting.prepared.ok ? waiting.prepared.value : null, problem: waiting.prepared.ok ? null : refusalWords(waiting.prepared.refusal) }, lacksLetter: lack && { title: letterWords.lacks, words: refusalWords(lack), record: letterWords.record } });
  },
  actions: {
    ...moveActions(moveServicesOf("challenge").filter(({ name }) => !ownPages.includes(name)), { reference: ({ params }) => param(params, "no"), to: ({ url }) => url.pathname }),
    ownerContact: formAction({ schema: z.object({ name: z.string().default(""), phone: z.string().default("") }), run: ({ ctx, params, form }) => keepOwnerContact(ctx, param(params, "no"), form), done: (_done, { url }) => ({ to: `${url.pathname}#owner-contact`, toast: ownerContactWords.done }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<View>(({ challenge }) => `${challenge.title} ${challenge.no}`);

export default function WorkChallenge() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const contact = reply?.intent === "ownerContact" && reply.problem ? reply.submission : null;
  const { challenge, offers, steps, steps: [step], cells, timeline } = view;
  const base = `/work/challenges/${encodeURIComponent(challenge.no)}`;
  const pages = { askAmend: `${base}/edit`, endStage: `${base}/ranking`, freezeRanking: `${base}/ranking`, voidRanking: `${base}/ranking`, decide: `${base}/decision`, ...(challenge.custody === "openingCodes" && { openBids: `/work/rounds/${encodeURIComponent(challenge.roundCode)}/opening?no=${encodeURIComponent(challenge.no)}` }) };
  return (
    <ObjectFrame
      title={challenge.title}
      number={challenge.no}
      numberLabel="榜单编号"
      state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />}
      subtitle={
        <>
          <a href={`/work/rounds/${encodeURIComponent(challenge.roundCode)}`}>{challenge.roundTitle}</a>　{challenge.class}　{challenge.ownerName ?? "无单一需求单位"}
        </>
      }
      nextStep={step ? nextStepBy(step) : null}
      deadline={challenge.status === "open" && challenge.closesAt ? { words: "揭榜截止", at: challenge.closesAt } : null}
      now={frame.now}
      isOffline={timeline[0]?.isOffline === true}
      moves={[...stepMoves(challenge.no, steps), ...frameMoves("challenge", offers, { next: step?.move ?? null, ownPages: pages })]}
      timeline={timelineEntries(timeline)}
    >
      {reply?.problem && <Alert tone="problem" title="没有办理成功">{reply.problem}</Alert>}
      <WaitingAmendment waiting={view.waiting} />
      <AskedExtension asked={view.askedExtension} />
      <LetterLack lack={view.lacksLetter} base={base} />
      <Section title="阶段" id="stages" aside={challenge.opensAt ? <PublicLinks no={challenge.no} hides={handlesOrWatches(frame)} /> : "尚未公开"}>
        <ChallengeStages no={challenge.no} cells={cells} knowsJudges={view.knowsJudges} />
        <MeetingLinks base={base} meetings={view.meetings} hasVisits={view.hasVisits} hasOwnerView={ownerViewShown.includes(challenge.status) && handlesOrWatches(frame)} ownerStage={handlesOrWatches(frame) ? ownerStage(cells) : null} />
      </Section>
      <Section title="办理" id="moves">
        <MovePanel noun="challenge" offers={offers} frame={frame} checkers={view.checkers} last={reply} next={step?.move ?? null} ownPages={pages} />
      </Section>
      <OwnerContact challenge={challenge} frame={frame} refused={contact && { typed: contact.initialValue ?? {}, problems: contact.error ?? {} }} />
      <ChallengeContent challenge={challenge} mayEdit={view.mayEdit} base={base} />
    </ObjectFrame>
  );
}

/** 供需对接 or 需求方确认, once it has begun. */
function ownerStage(cells: View["cells"]): "matching" | "shortlist" | null {
  const begun = cells.find(({ stage, state, word }) => (stage === "matching" || stage === "shortlist") && state !== "ahead" && word !== "toMatch" && word !== "singleBid");
  return (begun?.stage as "matching" | "shortlist" | undefined) ?? null;
}

/** What belongs to a published challenge besides its moves. */
function PublicLinks({ no, hides }: { no: string; hides: boolean }) {
  const reference = encodeURIComponent(no);
  return (
    <span className="flex flex-wrap gap-4">
      <a href={`/challenges/${reference}`}>查看公开页面</a>
      <a href={`/work/questions?challenge=${reference}`}>答疑</a>
      <a href={`/work/notices?text=${reference}`}>公告</a>
      {hides && <a href={`/work/challenges/${reference}/takedown`}>紧急下架</a>}
    </span>
  );
}

/** Steps that are no move of the challenge but work on a page of their own: for whose they are, the first buttons. */
function stepMoves(no: string, steps: View["steps"]): FrameMove[] {
  return steps.flatMap(({ code, move, isMine }) => {
    const href = ownPageOfStep(no, code);
    return isMine && move === null && href !== null ? [{ move: code, words: todoWords(code), refusal: null, href, isPrimary: true }] : [];
  });
}
