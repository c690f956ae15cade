import { isOpen, MoveForm } from "#app/components/form/move-form.tsx";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { DraftForm, PublishForm } from "#app/components/challenge/question-forms.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { frameMoves } from "#app/components/work/move-panel.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import type { QuestionView } from "#app/domain/question/view.ts";
import { answerKindWords } from "#app/messages/zh-CN/question.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { showQuestion } from "#app/services/question/list-questions.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { speakOffers, speakTimeline } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "questions",
  policy: "question.draft",
  load: async (input) => {
    const question = await showQuestion(input.ctx, reference(input));
    if (!question.ok) return question;
    const [offers, timeline, checkers] = await Promise.all([
      listMoves(input.ctx, "question", reference(input)),
      showTimeline(input.ctx, "question", reference(input)),
      listCheckers(input.ctx, question.value.challengeNo),
    ]);
    return ok({ question: question.value, offers: offers.ok ? speakOffers("question", offers.value) : [], timeline: timeline.ok ? speakTimeline("question", timeline.value) : [], checkers: checkers.ok ? checkers.value : [] });
  },
  actions: moveActions(moveServicesOf("question"), { reference, to: ({ url }) => url.pathname }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ question: QuestionView }>(({ question }) => `提问 ${question.no}`);

export default function Question() {
  const { view, frame } = usePage<typeof loader>();
  const { question, offers, timeline, checkers } = view;
  const reply = useReply();
  const lastResult = useLastResult(reply?.intent ?? "");
  const offerOf = (move: string) => offers.find((offer) => offer.move === move && isOpen(offer));
  const [draft, publish, decline] = [offerOf("draft"), offerOf("publish"), offerOf("decline")];
  const isWaiting = question.status === "asked" || question.status === "drafted";
  const sentOf = (move: string) => (reply?.intent === move ? lastResult : undefined);
  return (
    <ObjectFrame
      title={question.isOwn ? "我的提问" : "提问"}
      number={question.no}
      state={<StatusBadge noun="question" state={question.status} audience={question.isOwn ? "public" : "staff"} />}
      subtitle={<a href={`/challenges/${encodeURIComponent(question.challengeNo)}`}>{`${question.challengeNo}　${question.challengeTitle}`}</a>}
      deadline={isWaiting ? { words: question.isOverdue ? "答复已逾期" : "答复期限", at: question.dueAt } : null}
      now={frame.now}
      moves={frameMoves("question", offers.filter((offer) => isOpen(offer) && !(offer.move === "draft" && publish)), { next: publish ? "publish" : "draft" })}
      timeline={timelineEntries(timeline)}
    >
      {reply?.code && reply.code !== "invalidInput" && (
        <Alert tone="problem" title="没有办理成功">
          {reply.problem}
          {(reply.code === "answerChangesItem" || reply.code === "answerLooksLikeChange") && publish && (
            <p className="mt-2">
              <LinkButton href={`/work/challenges/${encodeURIComponent(question.challengeNo)}/edit`} tone="plain">
                办理更正公告
              </LinkButton>
            </p>
          )}
        </Alert>
      )}
      <Section title="问题" id="text">
        <Paragraphs text={question.text} />
        <p className="mt-2 text-sm text-soft">
          <DateTime value={question.askedAt} /> 提出。{question.isOwn ? "只有贵单位知道这是贵单位提的。" : "系统不显示是谁提的。"}
        </p>
      </Section>
      <Answer question={question} />
      {publish ? (
        <Section title={wordsOfMove("question", "publish")} id="move-publish">
          <PublishForm question={question} frame={frame} lastResult={sentOf("publish")} isSuspected={reply?.code === "answerLooksLikeChange"} />
        </Section>
      ) : (
        draft && (
          <Section title={wordsOfMove("question", "draft")} id="move-draft">
            <DraftForm question={question} frame={frame} lastResult={sentOf("draft")} />
          </Section>
        )
      )}
      {decline && (
        <Section title={wordsOfMove("question", "decline")} id="move-decline">
          <MoveForm noun="question" offer={decline} frame={frame} checkers={checkers} lastResult={sentOf("decline")} />
        </Section>
      )}
    </ObjectFrame>
  );
}

/** What was answered or drafted; the draft is nobody's who asked. */
function Answer({ question }: { question: QuestionView }) {
  if (question.status === "declined") return <Alert tone="note" title="不予答复">{question.declinedReason ?? ""}</Alert>;
  if (question.status === "asked" || (question.isOwn && question.status !== "published")) return null;
  return (
    <Section title={question.status === "published" ? `答复（第 ${question.number} 问）` : "拟答复"} id="answer">
      <Paragraphs text={question.answer} />
      {question.status === "drafted" && <DescriptionList items={[{ term: "答复改变了什么", value: question.changes ? answerKindWords[question.changes].words : "未填写" }]} />}
    </Section>
  );
}
