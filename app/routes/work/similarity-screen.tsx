import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { ScreenResult } from "#app/components/work/screen-result.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { ScreenView } from "#app/domain/similarity/view.ts";
import { screenStageWords } from "#app/messages/zh-CN/similarity.ts";
import { showScreen } from "#app/services/similarity/show-screen.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "similarityScreen", policy: "round.view", load: ({ ctx, params }) => showScreen(ctx, param(params, "code"), param(params, "id")) });

export const loader = page.loader;
export const meta = pageMeta<ScreenView>((view) => `雷同核查结果 ${view.round.code}`);

const waitMs = 2_000;

export default function SimilarityScreen() {
  const { view } = usePage<typeof loader>();
  const { revalidate } = useRevalidator();
  const { screen, result } = view;
  const isRunning = screen.stage !== "done" && screen.stage !== "failed";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, waitMs);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
  const list = `/work/rounds/${encodeURIComponent(view.round.code)}/similarity`;
  return (
    <>
      <PageTitle title="雷同核查结果" lead={<a href={list}>{`${view.round.code} 全部核查`}</a>} />
      <p className="mb-4 text-soft">
        {screen.requestedBy ?? "系统"}于 <DateTime value={screen.requestedAt} /> 发起；查阅人：{screen.readers.join("、")}。
      </p>
      {isRunning && (
        <Alert tone="note" title={screenStageWords[screen.stage]}>
          <progress className="w-full max-w-md" aria-label="进度" {...(screen.stage === "reading" && screen.filesAll > 0 && { value: screen.filesRead, max: screen.filesAll })} />
          <p>{screen.stage === "reading" && screen.filesAll > 0 ? `已读附件 ${screen.filesRead}/${screen.filesAll}。` : ""}正在后台进行，可以离开本页稍后再看。没有自动更新的，请刷新本页。</p>
        </Alert>
      )}
      {screen.stage === "failed" && <Alert tone="problem" title="核查没有完成">系统出了故障，已通知系统管理员；可以回到“全部核查”重新发起，已经读过的附件不必再读。</Alert>}
      {screen.stage === "done" && result === null && (
        <Alert tone="note" title="核查已完成">
          结果只由 {screen.readers.join("、")} 查阅。
        </Alert>
      )}
      {result && (
        <>
          <Alert tone="note" title="只作线索">相同之处可能出自同一作者，也可能出自公开的标准、论文或同一家服务机构。请核对原件并听取双方说明后再下结论；本页内容不得外传，查阅已记录。</Alert>
          <ScreenResult result={result} path={`${list}/${screen.id}`} />
        </>
      )}
    </>
  );
}
