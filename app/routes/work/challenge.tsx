import { AmendmentList } from "#app/components/challenge/amendment-list.tsx";
import { IndicatorTable } from "#app/components/challenge/indicator-table.tsx";
import { itemFacts } from "#app/components/challenge/item-facts.ts";
import { ChallengeMoney } from "#app/components/challenge/challenge-money.tsx";
import { type FrameMove, ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ChallengeStages } from "#app/components/work/challenge-stages.tsx";
import { MeetingLinks } from "#app/components/work/meeting-links.tsx";
import { LetterLack } from "#app/components/work/letter-lack.tsx";
import { AskedExtension } from "#app/components/work/asked-extension.tsx";
import { frameMoves, MovePanel } from "#app/components/work/move-panel.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";
import { nextStepBy, todoWords } from "#app/messages/zh-CN/todo.ts";
import { ownerViewShown } from "#app/domain/review/owner-view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { ownPageOfStep } from "#app/domain/todo/sort-steps.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { showWorkChallenge, type WorkChallenge as View } from "#app/services/challenge/show-work-challenge.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { spoken } from "#app/web/spoken.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const ownPages = ["amend", "endStage", "freezeRanking", "voidRanking", "decide"];

const page = workPage({
  page: "workChallenge",
  policy: "challenge.view",
  load: async ({ ctx, params }) => {
    const shown = await spoken("challenge", showWorkChallenge(ctx, param(params, "no")));
    if (!shown.ok) return shown;
    const { lacksLetter: lack, ...view } = shown.value;
    return ok({ ...view, lacksLetter: lack && { title: letterWords.lacks, words: refusalWords(lack), record: letterWords.record } });
  },
  actions: moveActions(moveServicesOf("challenge").filter(({ name }) => !ownPages.includes(name)), { reference: ({ params }) => param(params, "no"), to: ({ url }) => url.pathname }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<View>(({ challenge }) => `${challenge.title} ${challenge.no}`);

export default function WorkChallenge() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { challenge, offers, steps, steps: [step], cells, timeline } = view;
  const base = `/work/challenges/${encodeURIComponent(challenge.no)}`;
  const pages = { amend: `${base}/edit`, endStage: `${base}/ranking`, freezeRanking: `${base}/ranking`, voidRanking: `${base}/ranking`, decide: `${base}/decision`, ...(challenge.custody === "openingCodes" && { openBids: `/work/rounds/${encodeURIComponent(challenge.roundCode)}/opening?no=${encodeURIComponent(challenge.no)}` }) };
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
      <AskedExtension asked={view.askedExtension} />
      <LetterLack lack={view.lacksLetter} base={base} />
      <Section title="阶段" id="stages" aside={challenge.opensAt ? <PublicLinks no={challenge.no} hides={handlesOrWatches(frame)} /> : "尚未公开"}>
        <ChallengeStages no={challenge.no} cells={cells} />
        <MeetingLinks base={base} hasDefence={view.hasDefence} hasVisits={view.hasVisits} hasOwnerView={ownerViewShown.includes(challenge.status) && handlesOrWatches(frame)} />
      </Section>
      <Section title="办理" id="moves">
        <MovePanel noun="challenge" offers={offers} frame={frame} checkers={view.checkers} last={reply} next={step?.move ?? null} ownPages={pages} />
      </Section>
      <Content view={view} base={base} />
    </ObjectFrame>
  );
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

function Content({ view: { challenge, mayEdit }, base }: { view: Pick<View, "challenge" | "mayEdit">; base: string }) {
  return (
    <Section
      title="任务内容"
      id="content"
      aside={
        mayEdit && (
          <LinkButton href={`${base}/edit`} tone="plain">
            修改内容
          </LinkButton>
        )
      }
    >
      <DescriptionList
        items={[
          { term: "组织方式", value: `${patternWords[challenge.pattern].name}。${patternWords[challenge.pattern].meaning}` },
          ...itemFacts(challenge),
          { term: "截止时份数", value: challenge.bidsAtClose === null ? "截止前不公布" : `${challenge.bidsAtClose} 份` },
          ...(challenge.publicReason ? [{ term: "公开说明", value: challenge.publicReason }] : []),
          ...(challenge.reissuedAs ? [{ term: "重新发榜", value: <a href={`/work/challenges/${encodeURIComponent(challenge.reissuedAs)}`}>{challenge.reissuedAs}</a> }] : []),
          { term: "附件和样品", value: <><a href={`${base}/attachments`}>附件</a>　<a href={`${base}/samples`}>样品与踏勘</a>{challenge.ownerName && !challenge.demandNo && <>　<a href={`${base}/letter`}>需求方承诺书</a></>}</> },
          ...(challenge.demandNo ? [{ term: "来源需求", value: <a href={`/work/demands/${encodeURIComponent(challenge.demandNo)}`}>{challenge.demandNo}</a> }] : []),
          ...(challenge.parentNo ? [{ term: "原任务", value: <a href={`/work/challenges/${encodeURIComponent(challenge.parentNo)}`}>{challenge.parentNo}</a> }] : []),
        ]}
      />
      <h3 className="mt-4">背景</h3>
      <Paragraphs text={challenge.background} />
      <h3 className="mt-4">攻关内容</h3>
      <Paragraphs text={challenge.content} />
      <h3 className="mt-4 mb-2">考核指标</h3>
      <IndicatorTable indicators={challenge.indicators} />
      <h3 className="mt-6 mb-2">经费</h3>
      <ChallengeMoney challenge={challenge} />
      <h3 className="mt-4">预期成果</h3>
      <Paragraphs text={challenge.deliverables} />
      <h3 className="mt-4">知识产权</h3>
      <Paragraphs text={challenge.ipRule} />
      {challenge.amendments.length > 0 && (
        <>
          <h3 className="mt-6 mb-2">更正</h3>
          <AmendmentList amendments={challenge.amendments} />
        </>
      )}
    </Section>
  );
}
