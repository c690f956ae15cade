import { z } from "zod";
import { type VisitDraft, VisitForm, VisitRecordView } from "#app/components/review/visit-record.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { VisitPage, VisitView } from "#app/domain/review/visit-schema.ts";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { visitWords } from "#app/messages/zh-CN/visit.ts";
import { recordVisit, showVisits } from "#app/services/visit/keep-visits.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const text = z.string().default("");
const listOf = (typed: string, between: RegExp) => typed.split(between).filter((one) => one !== "");
const someTexts = z.preprocess((given) => (Array.isArray(given) ? given : [given]).flatMap((one) => (typeof one === "string" ? listOf(one, /\s+/) : [])), z.array(z.string()));
const visitForm = z.object({ bid: text, revision: z.coerce.number().int(), visitedOn: text, place: text, people: text, findings: z.array(z.object({ point: text, finding: text, verdict: text })).default([]), signedBy: text, scan: text, photos: someTexts });

const page = workPage({
  page: "challengeVisits",
  policy: "reviewAssignment.view",
  load: (input) => showVisits(input.ctx, no(input)),
  actions: {
    record: formAction({
      schema: visitForm,
      answersTyped: true,
      run: (input) => {
        const { findings, signedBy, photos, ...form } = input.form;
        return recordVisit(input.ctx, no(input), { ...form, findings: findings.filter(({ point, finding }) => point !== "" || finding !== ""), signedBy: listOf(signedBy, /[、,，;；\s]+/), photos });
      },
      done: ({ bid, revision }: { bid: string; revision: number }, { url }) => ({ to: url.pathname, toast: visitWords.saved(bid, revision) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<VisitPage>(({ challenge }) => `${visitWords.title} ${challenge.no}`);

export default function ChallengeVisits() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const typed = reply?.intent === "record" ? (reply.typed as z.output<typeof visitForm> | null) : null;
  const problems = [...new Set(Object.values(reply?.submission.error ?? {}).flatMap((words) => words ?? []))];
  const reference = encodeURIComponent(view.challenge.no);
  const back = view.sight === "staff" ? `/work/challenges/${reference}` : view.sight === "expert" ? `/work/reviews/${reference}` : "/work/bids";
  return (
    <>
      <PageTitle title={visitWords.title} lead={<a href={back}>{`${view.challenge.title}（${view.challenge.no}）`}</a>} />
      {view.mayRecord && <p className="measure mb-4">{visitWords.lead}</p>}
      {reply?.problem && (
        <Alert tone="problem" title={visitWords.refused}>
          {problems.join("；") || reply.problem}
        </Alert>
      )}
      {view.bids.map(({ code, unitName, visit }) => {
        const isTyped = typed?.bid === code;
        return (
          <Section key={code} title={`${code}　${unitName}`} id={`bid-${code}`}>
            {visit ? <VisitRecordView visit={visit} isReader={handlesOrWatches(frame)} /> : <p className="text-soft">{visitWords.none}</p>}
            {view.mayRecord && (
              <details className="no-print mt-3" open={isTyped}>
                <summary className="font-medium text-blue">{visit ? visitWords.again : visitWords.record}</summary>
                <VisitForm code={code} revision={visit?.revision ?? 0} draft={isTyped ? typed : visit && draftOf(visit)} frame={frame} />
              </details>
            )}
          </Section>
        );
      })}
    </>
  );
}

function draftOf({ visitedOn, place, people, findings, signedBy, scan, photos }: VisitView): VisitDraft {
  return { visitedOn, place, people, findings, signedBy: signedBy.join("、"), scan, photos };
}
