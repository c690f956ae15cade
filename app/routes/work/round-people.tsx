import { z } from "zod";
import { PendingDuties } from "#app/components/identity/pending-duties.tsx";
import { ProposeForm } from "#app/components/identity/propose-form.tsx";
import { StaffingTable } from "#app/components/identity/staffing-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";
import { revokeRole } from "#app/services/staff/grant-role.ts";
import { confirmDuty, dutyProposal, proposeDuty, returnDuty } from "#app/services/staff/propose-duty.ts";
import { showStaffing } from "#app/services/staff/show-staffing.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const change = z.object({ changeId: z.uuid() });
const here =
  (toast: string) =>
  (_value: unknown, { url }: { url: URL }) => ({ to: url.pathname, toast });

const page = workPage({
  page: "roundPeople",
  policy: "duty:any",
  load: async ({ ctx, params, person }) => {
    const view = await showStaffing(ctx, param(params, "code"));
    return view.ok ? ok({ ...view.value, me: person.id }) : view;
  },
  actions: {
    proposeDuty: formAction({
      schema: dutyProposal.omit({ round: true }).loose(),
      run: ({ ctx, form, params }) => proposeDuty(ctx, { username: form.username, role: form.role, round: param(params, "code") }),
      done: here("任命已提出，等待安全管理员确认。"),
    }),
    confirmDuty: formAction({ schema: change, run: ({ ctx, form }) => confirmDuty(ctx, form.changeId), done: here("任命已确认，本人须重新登录。") }),
    returnDuty: formAction({ schema: change, run: ({ ctx, form }) => returnDuty(ctx, form.changeId), done: here("任命已退回。") }),
    revokeDuty: formAction({ schema: z.object({ grantId: z.uuid() }), run: ({ ctx, form }) => revokeRole(ctx, form.grantId), done: here("岗位已免去，本人须重新登录。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ round: { code: string } }>((view) => `${view.round.code} 人员与分工`);

export default function RoundPeople() {
  const { view } = usePage<typeof loader>();
  const reply = useReply();
  const lastProposal = useLastResult("proposeDuty");
  const { round, missing, exclusive, may } = view;
  return (
    <>
      <PageTitle title="人员与分工" lead={<a href={`/work/rounds/${round.code}`}>{`${round.code} ${round.title}`}</a>} />
      {reply?.problem && reply.intent !== "proposeDuty" && <Alert tone="problem">{reply.problem}</Alert>}
      {missing.length > 0 ? (
        <Alert tone="warning" title={`缺 ${missing.length} 个岗位：${missing.map((role) => dutyWords[role]).join("、")}`}>
          缺岗期间，下表所列工作不能办理。一人可兼任不互斥的岗位。
        </Alert>
      ) : (
        <Alert tone="done" title="岗位已齐">
          领导没有账号的，可在纸上签署，由经办登记为线下办理。
        </Alert>
      )}
      <StaffingTable duties={view.duties} mayRevoke={may.revoke} />
      <Section title="不得兼任">
        <ul className="list-disc pl-5">
          <li>系统管理员、安全管理员、审计管理员（任何批次）</li>
          {exclusive.map((list) => (
            <li key={list.join()}>{list.map((role) => dutyWords[role]).join("、")}（本批次）</li>
          ))}
        </ul>
      </Section>
      {view.pending.length > 0 && (
        <Section title="待确认的任命">
          <PendingDuties pending={view.pending} mayConfirm={may.confirm} mySelf={view.me} />
        </Section>
      )}
      {may.propose && (
        <Section title="提出任命">
          <ProposeForm round={round.code} lastResult={lastProposal} />
        </Section>
      )}
    </>
  );
}
