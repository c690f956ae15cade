import type { PublishedAnswer } from "#app/domain/question/view.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";

/** 答疑 as everybody reads it: question, answer, day; never who asked. */
export function AnswerList({ answers }: { answers: PublishedAnswer[] }) {
  return (
    <ol className="measure space-y-5">
      {answers.map(({ number, question, answer, publishedAt }) => (
        <li key={number} id={`answer-${number}`}>
          <h3 className="mb-1">
            第 {number} 问　<span className="font-normal">{question}</span>
          </h3>
          <div className="border-l-4 border-line pl-4">
            <Paragraphs text={answer} />
            <p className="mt-1 text-sm text-soft">
              <DateTime value={publishedAt} dateOnly /> 答复
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where one asks, and until when. `until` null: not now. */
export function AskLink({ no, until }: { no: string; until: string | null }) {
  if (until === null) return <p className="mt-3 text-sm text-soft">本任务现在不接受提问。</p>;
  return (
    <p className="mt-3 text-sm text-soft">
      对任务有疑问，可在 <DateTime value={until} /> 前<a href={`/work/questions/new?challenge=${encodeURIComponent(no)}`}>提问</a>。答复对所有人公开，不写提问单位。
    </p>
  );
}
