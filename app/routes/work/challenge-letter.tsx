import { z } from "zod";
import { LetterForm, LetterText, Signatories } from "#app/components/demand/letter-parts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { handlesOrWatches } from "#app/domain/site/frame.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { commitItem, type LetterPage, showOwnerLetter } from "#app/services/challenge/owner-letter.ts";
import { digestOfScan } from "#app/services/scan/keep-scan.ts";
import { formAction } from "#app/web/form-action.ts";
import { givenScan } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const number = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const text = z.string().trim().default("");

const page = workPage({
  page: "ownerLetter",
  policy: "challenge.view",
  load: (input) => showOwnerLetter(input.ctx, number(input)),
  actions: {
    commit: formAction({
      schema: z.object({ unit: text, signer: text, signedOn: text, scan: z.any().optional(), digest: text }),
      run: async (input) => {
        const { unit, signer, signedOn } = input.form;
        const scan = await digestOfScan(input.ctx, await givenScan(input.form));
        return scan.ok ? commitItem(input.ctx, number(input), { ...(unit && { unit }), signer, signedOn, scan: scan.value }) : scan;
      },
      done: (_done, { url }) => ({ to: url.pathname, toast: letterWords.done }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<LetterPage>(({ no }) => `${letterWords.title} ${no}`);

export default function ChallengeLetter() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const lastResult = useLastResult("commit");
  const isSigned = view.signatories.every((one) => one.isSigned);
  const owners = view.signatories.map(({ name }) => name).join("、");
  const isReader = handlesOrWatches(frame);
  return (
    <>
      <PageTitle title={letterWords.title} lead={isReader ? <a href={`/work/challenges/${encodeURIComponent(view.no)}`}>{`${view.title}（${view.no}）`}</a> : `${view.title}（${view.no}）`} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="measure mb-4">{letterWords.lead(owners)}</p>
      {!isSigned && view.mayRecord && <Alert tone="warning">{view.letters.length > 0 ? letterWords.outdated : letterWords.missing}</Alert>}
      <Signatories signatories={view.signatories} />
      <ul>
        {view.letters.map(({ unitName, signer, signedOn, scan, recordedAt, isCurrent }) => (
          <li key={recordedAt} className="mb-2">
            {unitName && `${unitName}　`}{signer}　<DateTime value={signedOn} /> 签署　<span className="text-soft">{isCurrent ? letterWords.isCurrent : letterWords.wasOther}</span>
            <span className="block text-sm text-soft">
              <ScanRef digest={scan} isReader={isReader} />
            </span>
          </li>
        ))}
      </ul>
      <LetterText about={letterWords.ofItem(owners, view.no, view.title)} />
      {view.mayRecord && <LetterForm frame={frame} lastResult={lastResult} isOpen={!isSigned} signatories={view.signatories} />}
    </>
  );
}
