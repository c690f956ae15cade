import { ManyMoves, type Moved } from "#app/components/work/many-moves.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { moveChallenges, showManyMoves } from "#app/services/challenge/move-challenges.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { manyMovesActions } from "#app/web/move-form.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { speakOffer, speakRefusal } from "#app/web/spoken.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workRoundMoves",
  policy: "round.view",
  load: async ({ ctx, params, url }) => {
    const shown = await showManyMoves(ctx, param(params, "code"), url.searchParams.get("move"));
    if (!shown.ok) return shown;
    const { chosen } = shown.value;
    return ok({ ...shown.value, chosen: chosen && { offer: speakOffer("challenge", chosen.offer), items: chosen.items.map((item) => ({ ...item, refusal: item.refusal && speakRefusal(item.refusal) })) } });
  },
  actions: manyMovesActions(moveServicesOf("challenge"), moveChallenges),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ code: string }>(({ code }) => `${code} 批量办理`);

export default function RoundMoves() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Moved>();
  return (
    <>
      <PageTitle title="批量办理" lead={<a href={`/work/rounds/${encodeURIComponent(view.code)}`}>{`${view.title}（${view.code}）`}</a>} />
      {reply?.problem && (
        <Alert tone="problem" title="没有办理成功">
          {reply.problem}
        </Alert>
      )}
      <ManyMoves view={view} frame={frame} reply={reply} />
    </>
  );
}
