import { ChallengeForm } from "#app/components/work/challenge-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeForm } from "#app/domain/challenge/form.ts";
import { formOfFundingRule } from "#app/domain/challenge/funding-form.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { showNewChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workChallengeForm",
  policy: "challenge.create",
  load: async ({ ctx, url }) => {
    const form = await showNewChallengeForm(ctx);
    return form.ok ? ok({ ...form.value, round: url.searchParams.get("round") }) : form;
  },
  actions: {
    create: formAction({
      schema: challengeForm,
      run: async ({ ctx, form }) => {
        const created = await createChallenge(ctx, form.challenge);
        return created.ok ? ok({ no: form.challenge.no }) : created;
      },
      done: ({ no }) => ({ to: `/work/challenges/${encodeURIComponent(no)}`, toast: "任务已新增，尚未审定。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "新增榜单任务");

const firstRows = 4;

export default function WorkChallengeNew() {
  const { view, frame } = usePage<typeof loader>();
  const round = view.rounds.find(({ code }) => code === view.round) ?? view.rounds[0];
  const start = { round: round?.code, no: round?.nextNo, pattern: round?.defaults.pattern, fundingRule: formOfFundingRule(round?.defaults.fundingRule ?? {}), periodMonths: 24, indicators: Array.from({ length: firstRows }, () => emptyIndicator) };
  return (
    <>
      <PageTitle title="新增榜单任务" />
      <ChallengeForm intent="create" start={start} rounds={view.rounds} isNew frame={frame} lastResult={useLastResult("create")} submitWords="新增任务" />
    </>
  );
}

const emptyIndicator = { code: "", name: "", comparator: ">=" as const, value: "", upper: "", unit: "", basis: "", method: "", verification: "", mode: "absolute" as const, baseline: "", hard: "on" };
