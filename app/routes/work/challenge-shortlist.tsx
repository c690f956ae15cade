import { z } from "zod";
import { ProposeForm } from "#app/components/review/propose-form.tsx";
import { ShortlistTable } from "#app/components/review/shortlist-table.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import type { ShortlistPage } from "#app/domain/award/shortlist.ts";
import { ownerStageWords } from "#app/messages/zh-CN/matching.ts";
import { shortlistWords as words } from "#app/messages/zh-CN/shortlist.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { showShortlist } from "#app/services/award/show-shortlist.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const form = z.object({ bids: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string()).min(1, "chooseSome")), reason: z.string().trim().min(1, "required").max(1000) });

const page = workPage({
  page: "challengeShortlist",
  policy: "shortlist.propose",
  load: (input) => showShortlist(input.ctx, no(input)),
  actions: {
    propose: formAction({
      schema: form,
      run: (input) => proposeShortlist(input.ctx, { challenge: no(input), ...input.form }),
      done: ({ bids }, { url }) => ({ to: url.pathname, toast: words.proposed(bids) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ShortlistPage>(({ challenge }) => `${ownerStageWords[challenge.stage].title} ${challenge.no}`);

export default function ChallengeShortlist() {
  const { view, frame } = usePage<typeof loader>();
  const lastResult = useLastResult("propose");
  const { challenge, rows, sight, candidates } = view;
  const said = ownerStageWords[challenge.stage];
  return (
    <ObjectFrame
      title={`${said.title}：${challenge.title}`}
      number={challenge.no}
      state={<StatusBadge noun="challenge" state={challenge.status} audience={sight === "owner" ? "public" : "staff"} />}
      subtitle={<a href={`${sight === "owner" ? "/challenges" : "/work/challenges"}/${encodeURIComponent(challenge.no)}`}>回到任务</a>}
      now={frame.now}
    >
      <Section title={said.title}>
        <p className="measure mb-4">{challenge.isJoint ? said.jointLead : sight === "owner" ? said.ownerLead : said.bureauLead}</p>
        {!challenge.hasOwner && <p className="measure mb-4 font-medium">{words.noOwner}</p>}
        <ShortlistTable rows={rows} sight={sight} challenge={challenge} />
      </Section>
      {candidates.length > 0 && (
        <Section title={words.propose} id="propose">
          <ProposeForm candidates={candidates} frame={frame} lastResult={lastResult} />
        </Section>
      )}
    </ObjectFrame>
  );
}
