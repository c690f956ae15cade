import { NoticeBody } from "#app/components/notice/notice-body.tsx";
import { NoticeStatus } from "#app/components/notice/notice-table.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { noticeKindWords, noticeTitle } from "#app/messages/zh-CN/notice.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({
  page: "notice",
  policy: "public",
  load: ({ ctx, params }) => showNotice(ctx, param(params, "id")),
});

export const loader = page.loader;
export const meta = pageMeta<NoticeView>(noticeTitle);

export default function Notice() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <ObjectFrame
      title={noticeTitle(view)}
      number={view.number ?? "无"}
      numberLabel={view.documentNumber === null ? "公告编号" : "发文字号"}
      state={<NoticeStatus notice={view} />}
      subtitle={`${noticeKindWords[view.kind]}　${view.roundTitle}`}
      isOffline={"isOffline" in view && view.isOffline}
      now={frame.now}
    >
      {view.status === "withdrawn" && <Alert tone="warning" title="本公告已撤回" />}
      <NoticeBody notice={view} site={frame.site} />
      <p className="mt-4 flex flex-wrap gap-x-6 text-sm print:hidden">
        {view.portal && <a href={view.portal.url}>政府门户网站（{view.portal.on}）</a>}
        <span className="text-soft">下载</span>
        <a href={`/notices/${view.id}/file/docx`}>Word</a>
        <a href={`/notices/${view.id}/file/pdf`}>PDF</a>
        <a href={`/notices/${view.id}/file/txt`}>文本（供门户网站发布）</a>
        <a href={`/notices/${view.id}/file/json`}>JSON</a>
      </p>
    </ObjectFrame>
  );
}
