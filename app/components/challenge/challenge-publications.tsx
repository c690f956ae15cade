import { sampleWords } from "#app/messages/zh-CN/sample.ts";
import type { PublicChallenge } from "#app/domain/challenge/view.ts";
import { noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { AmendmentList } from "./amendment-list.tsx";
import { AnswerList, AskLink } from "./answer-list.tsx";
import { AttachmentList } from "./attachment-list.tsx";
import { IntentList } from "./intent-list.tsx";
import { LotList, VisitNotice } from "./sample-list.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";

type Published = Pick<PublicChallenge, "no" | "isOpenForBids" | "attachments" | "lots" | "visit" | "answers" | "amendments" | "notices" | "intents">;

/** What was published about a challenge after its content: answers, corrections, notices. */
export function ChallengePublications({ challenge, askingUntil }: { challenge: Published; askingUntil: string | null }) {
  const { answers, amendments, notices } = challenge;
  return (
    <>
      {challenge.lots.length > 0 && (
        <Section title="样品" id="samples" aside={challenge.isOpenForBids && <a href={`/work/challenges/${encodeURIComponent(challenge.no)}/samples`}>申请样品</a>}>
          <LotList lots={challenge.lots} />
          <p className="mt-3 text-sm text-soft">{sampleWords.equal}</p>
        </Section>
      )}
      {challenge.visit && (
        <Section title="踏勘" id="visit" aside={challenge.isOpenForBids && challenge.visit.record === null && <a href={`/work/challenges/${encodeURIComponent(challenge.no)}/samples#visit`}>报名踏勘</a>}>
          <VisitNotice visit={challenge.visit} />
        </Section>
      )}
      {challenge.attachments.length > 0 && (
        <Section title="附件" id="attachments">
          <AttachmentList no={challenge.no} attachments={challenge.attachments} />
        </Section>
      )}
      {(answers.length > 0 || challenge.isOpenForBids) && (
        <Section title="答疑" id="answers" aside={answers.length > 0 ? `${answers.length} 问` : undefined}>
          {answers.length > 0 ? <AnswerList answers={answers} /> : <p className="text-soft">还没有公开的答疑。</p>}
          {challenge.isOpenForBids && <AskLink no={challenge.no} until={askingUntil} />}
        </Section>
      )}
      {challenge.isOpenForBids && (
        <div className="no-print">
          <Section title="合作意向" id="intents">
            <IntentList intents={challenge.intents} no={challenge.no} />
          </Section>
        </div>
      )}
      {amendments.length > 0 && (
        <Section title="更正公告" id="amendments" aside="正文已按更正后的内容显示">
          <AmendmentList amendments={amendments} />
        </Section>
      )}
      {notices.length > 0 && (
        <Section title="公告" id="notices">
          <ul className="space-y-1">
            {notices.map((notice) => (
              <li key={notice.id}>
                <a href={`/notices/${notice.id}`}>{noticeTitle(notice)}</a> {notice.number}{" "}
                {notice.publishedAt && (
                  <span className="text-soft">
                    <DateTime value={notice.publishedAt} dateOnly />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
