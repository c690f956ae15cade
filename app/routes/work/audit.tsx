import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { VerificationNote } from "#app/components/work/verification-note.tsx";
import type { AuditLine, AuditView } from "#app/domain/audit/view.ts";
import { auditEventName, auditNounName } from "#app/messages/zh-CN/audit.ts";
import { relationWords } from "#app/messages/zh-CN/relations.ts";
import { showAudit, verifyLog } from "#app/services/audit/verify-log.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workAudit",
  policy: "duty:auditAdmin",
  load: ({ ctx }) => showAudit(ctx),
  actions: {
    verify: formAction({
      schema: z.object({}),
      run: ({ ctx }) => verifyLog(ctx),
      done: ({ problem }) => ({ to: "/work/audit", toast: problem === null ? "核验完成，日志完整。" : { tone: "problem" as const, text: "核验完成，日志不完整，请立即保存现场并报告。" } }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<AuditView>(() => "审计日志核验");

const columns: Column<AuditLine>[] = [
  { key: "at", head: "时间", cell: (line) => <DateTime value={line.at} /> },
  {
    key: "event",
    head: "事项",
    isRowHead: true,
    cell: (line) => (
      <>
        {auditNounName(line.noun)}：{auditEventName(line.noun, line.event)} {line.isOffline && <OfflineMark />}
      </>
    ),
  },
  { key: "no", head: "编号", cell: (line) => <span className="tabular-nums">{line.no}</span> },
  { key: "actor", head: "办理人代号", cell: (line) => (line.by === "system" ? "系统" : line.by === "public" ? "公众" : <span className="font-mono">{line.actor}</span>) },
  // What was logged before the column existed, and what is no move, has none.
  { key: "role", head: "身份", cell: (line) => (line.role ? relationWords[line.role] : line.actor !== null ? <span className="text-soft">未记录</span> : null) },
];

export default function WorkAudit() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="审计日志核验" lead="每一步办理都写入首尾相连的日志，改动、删除或插入任何一条都会被发现。" />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <VerificationNote last={view.last} />
      <form method="post">
        <Once frame={frame} name="verify" />
        <Button name="intent" value="verify">
          核验全部日志
        </Button>
      </form>
      <Section title="最近的记录" aside="不显示姓名；同一代号是同一人">
        <p className="mb-3 text-sm text-soft">尚未开标的申报，有关记录在开标后显示。</p>
        <DataTable caption="最近的记录" rows={view.lines} columns={columns} rowKey={(line) => `${line.at} ${line.noun} ${line.event} ${line.no ?? ""} ${line.actor ?? ""}`} empty={<EmptyState title="还没有记录" />} />
      </Section>
    </>
  );
}
