import { z } from "zod";
import { OwnerViewForm } from "#app/components/review/owner-view-form.tsx";
import { OwnerViewLink } from "#app/components/review/owner-view-note.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import type { OwnerViewPage } from "#app/domain/review/owner-view.ts";
import { ownerViewWords as words } from "#app/messages/zh-CN/owner-view.ts";
import { keepOwnerView, showOwnerView } from "#app/services/review/owner-view.ts";
import { formAction } from "#app/web/form-action.ts";
import { givenScan } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const text = z.string().default("");

const page = workPage({
  page: "ownerView",
  policy: "challenge.startReview",
  load: (input) => showOwnerView(input.ctx, no(input)),
  actions: {
    ownerView: formAction({
      schema: z.object({ revision: text, words: text, bids: z.record(z.string(), text).default({}), scan: z.any().optional(), digest: text }),
      run: async ({ form: { scan, digest, ...view }, ...input }) => keepOwnerView(input.ctx, no(input), view, await givenScan({ scan, digest })),
      done: (_value, { url }) => ({ to: url.pathname, toast: words.saved }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OwnerViewPage>(({ challenge }) => `${words.title} ${challenge.no}`);

export default function OwnerViewOfItem() {
  const { view: item, frame } = usePage<typeof loader>();
  const lastResult = useLastResult("ownerView");
  const { challenge, view, file, bids, mayRecord } = item;
  const said = bids.filter((bid) => bid.words !== "");
  return (
    <ObjectFrame title={`${words.title}：${challenge.title}`} number={challenge.no} state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />} subtitle={<a href={`/work/challenges/${encodeURIComponent(challenge.no)}`}>回到任务</a>} now={frame.now}>
      <Section title={words.title}>
        {view && file ? (
          <>
            <DescriptionList items={[{ term: words.whole, value: view.words }, ...said.map(({ code, unitName, words: own }) => ({ term: `${code} ${unitName}`, value: own })), { term: words.file, value: <>{file.name}　<OwnerViewLink challengeNo={challenge.no} /></> }]} />
            <p className="mt-2 text-sm text-soft">
              {words.revision(view.revision)}
              <DateTime value={view.recordedAt} />
            </p>
          </>
        ) : (
          <p className="text-soft">{words.none}</p>
        )}
        {!mayRecord && <p className="mt-2 text-soft">{bids.length === 0 ? words.early : words.begun}</p>}
      </Section>
      {mayRecord && (
        <Section title={words.save} id="keep">
          <p className="measure mb-4">{words.lead}</p>
          <OwnerViewForm view={item} frame={frame} lastResult={lastResult} />
        </Section>
      )}
    </ObjectFrame>
  );
}
