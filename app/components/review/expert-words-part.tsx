import type { ExpertWords } from "#app/domain/review/ranking-view.ts";
import { expertWordsWords } from "#app/messages/zh-CN/review.ts";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";

/** What the experts wrote, by bid in the order of the ranking, folded by bid: read before the decision, printed with the page. */
export function ExpertWordsPart({ words }: { words: readonly ExpertWords[] }) {
  return (
    <Section title={expertWordsWords.title} id="words" aside={expertWordsWords.aside}>
      {words.map(({ code, comments, criteria }) => (
        <details key={code} className="open-in-print border-b border-line py-3">
          <summary className="cursor-pointer">
            <h3 className="inline font-medium">{expertWordsWords.bid(code, comments.length)}</h3>
          </summary>
          <ol className="mt-2 list-decimal space-y-3 pl-5">
            {comments.map((comment, index) => (
              <li key={index}>
                <Paragraphs text={comment} />
              </li>
            ))}
          </ol>
          {criteria.map((criterion) => (
            <div key={criterion.code} className="mt-2 text-sm">
              <h4>{`${criterion.code} ${criterion.name}`}</h4>
              <ul className="list-disc pl-5">
                {criterion.reasons.map((reason, index) => (
                  <li key={index}>{reason}</li>
                ))}
                {criterion.vetoes.map((reason, index) => (
                  <li key={`veto ${String(index)}`} className="text-red-dark">
                    {expertWordsWords.veto(reason)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      ))}
    </Section>
  );
}
