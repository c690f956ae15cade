import { OpenedFiles } from "#app/components/bid/opened-files.tsx";
import { JudgedContent } from "#app/components/review/judged-content.tsx";
import { ScoreForm } from "#app/components/review/score-form.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { OwnReview } from "#app/domain/review/view.ts";
import { scoreSheetForm, type ScoreSheetInput } from "#app/domain/review/schema.ts";
import { hiddenTeamWords } from "#app/messages/zh-CN/review.ts";
import { findOwnTask } from "#app/services/review/own-task.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { showOwnReviewByCode } from "#app/services/review/show-review.ts";
import { formAction, type FormInput } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "reviewSheet",
  policy: "reviewAssignment.start",
  load: ({ ctx, params }) => showOwnReviewByCode(ctx, param(params, "challengeNo"), param(params, "code")),
  actions: {
    save: formAction({
      schema: scoreSheetForm,
      run: async ({ ctx, params, form }: FormInput<ScoreSheetInput>) => {
        const task = await findOwnTask(ctx, param(params, "challengeNo"), param(params, "code"));
        return task.ok ? saveScores(ctx, task.value.id, form) : task;
      },
      done: ({ missing }, { url }) => ({ to: url.pathname, toast: missing === 0 ? "已保存，本份已评完。" : `已保存，本份还有 ${missing} 处未填。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OwnReview>((view) => `评分 ${view.code} ${view.challenge.no}`);

export default function ReviewSheet() {
  const { view, frame } = usePage<typeof loader>();
  const lastResult = useLastResult("save");
  return (
    <>
      <SheetHead view={view} />
      {view.content === null ? (
        <EmptyState title={view.status === "invited" ? "请先答复邀请" : "您不再评审这份申报"}>
          <a href={itemHref(view)}>回到任务页</a>
        </EmptyState>
      ) : (
        <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] lg:items-start lg:gap-8">
          <section aria-label="申报内容" tabIndex={0} className="lg:sticky lg:top-24 lg:max-h-[calc(100vh-7rem)] lg:overflow-auto lg:pr-3">
            <h2>申报内容</h2>
            <p className="text-sm">
              <a href={`/work/bids/${encodeURIComponent(view.bidNo)}/summary`}>一页摘要（可打印）</a>
              <a href="#scores" className="ml-4 lg:hidden">
                到评分表
              </a>
            </p>
            {view.isTeamHidden && <p className="mt-1 text-sm text-soft">{hiddenTeamWords}</p>}
            <JudgedContent content={view.content} />
            <OpenedFiles no={view.bidNo} files={view.files} isMarked />
          </section>
          <section aria-label="评分" id="scores" className="mt-8 scroll-mt-24 lg:mt-0">
            <h2>评分表</h2>
            {!view.isOpen && <p className="text-soft">{view.status === "signed" ? "已签署，不能再改。" : "评审启动后可以打分。"}</p>}
            <ScoreForm key={view.id} view={view} frame={frame} lastResult={lastResult} />
            <Siblings view={view} />
          </section>
        </div>
      )}
    </>
  );
}

function itemHref(view: OwnReview): string {
  return `/work/reviews/${encodeURIComponent(view.challenge.no)}`;
}

/** Code, item and how far: stays in sight while one reads and marks. */
function SheetHead({ view }: { view: OwnReview }) {
  const at = view.siblings.findIndex(({ code }) => code === view.code) + 1;
  const done = view.siblings.filter(({ isDone }) => isDone).length;
  return (
    <header className="sticky top-0 z-20 mb-4 border-b-2 border-blue bg-white pt-1 pb-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <a href={itemHref(view)}>{view.challenge.no}</a>
        <span className="hidden text-soft sm:inline">{view.challenge.title}</span>
        <StatusBadge noun="reviewAssignment" state={view.status} audience="public" />
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1 className="max-sm:text-xl">申报 {view.code}</h1>
        {at > 0 && (
          <span className="tabular-nums">
            第 {at}/{view.siblings.length} 份，已评完 {done} 份
          </span>
        )}
      </div>
    </header>
  );
}

function Siblings({ view }: { view: OwnReview }) {
  const at = view.siblings.findIndex(({ code }) => code === view.code);
  const link = (step: number, words: string) => {
    const sibling = at < 0 ? undefined : view.siblings[at + step];
    return sibling && <a href={`${itemHref(view)}/${encodeURIComponent(sibling.code)}`}>{words} {sibling.code}</a>;
  };
  return (
    <nav aria-label="本任务的申报" className="mt-4 flex flex-wrap gap-6">
      {link(-1, "上一份")}
      {link(1, "下一份")}
      <a href={itemHref(view)}>全部申报和签署</a>
      <a href={`${itemHref(view)}/grid`}>横向表</a>
      <a href={`${itemHref(view)}/${encodeURIComponent(view.code)}/history`}>评分历史</a>
    </nav>
  );
}
