import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { RankingView } from "#app/domain/review/ranking-view.ts";
import { decisionWords as words } from "#app/messages/zh-CN/decision.ts";

interface Props {
  challenge: RankingView["challenge"];
  head: { received: number | null; judged: number; rejected: number; unmatched: number };
  /** A leader reads the list of exceptions, not who declared what. */
  readsConflicts: boolean;
}

/** What is decided about: the money, and how many bids came and were judged. */
export function DecisionHead({ challenge, head: { received, judged, rejected, unmatched }, readsConflicts }: Props) {
  const base = `/work/challenges/${encodeURIComponent(challenge.no)}`;
  return (
    <DescriptionList
      items={[
        { term: words.fiscal, value: words.wan(formatWan(challenge.fiscalFen)) },
        ...(challenge.payToBidderFen > 0 ? [{ term: words.payToBidder, value: words.wan(formatWan(challenge.payToBidderFen)) }] : []),
        ...(received === null ? [] : [{ term: words.received, value: words.bids(received) }]),
        { term: words.judged, value: words.bids(judged) },
        ...(rejected > 0 ? [{ term: words.rejected, value: words.bids(rejected) }] : []),
        ...(hasStage(challenge.pattern, "matching")
          ? [
              {
                term: words.unmatched,
                value: (
                  <span className="flex flex-wrap gap-x-4">
                    {words.bids(unmatched)}
                    <a className="no-print" href={`${base}/shortlist`}>{words.matching}</a>
                  </span>
                ),
              },
            ]
          : []),
        {
          term: words.exceptions,
          value: (
            <span className="no-print flex flex-wrap gap-x-4">
              {readsConflicts && <a href={`${base}/conflicts`}>{words.conflicts}</a>}
              <a href={`/work/rounds/${encodeURIComponent(challenge.roundCode)}/exceptions`}>{words.exceptionList}</a>
            </span>
          ),
        },
      ]}
    />
  );
}

/** 签批意味着: before the form, and above the signatures on paper. */
export function SigningMeans() {
  return (
    <>
      <p className="font-medium">{words.meaningTitle}</p>
      <ol className="measure mb-4 list-decimal pl-6">
        {words.meaning.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </>
  );
}
