import { z } from "zod";
import { CardSheet } from "#app/components/identity/card-sheet.tsx";
import { Delivered, type DeliveredProps } from "#app/components/identity/delivered.tsx";
import { InviteForm } from "#app/components/identity/invite-forms.tsx";
import { PendingDuties } from "#app/components/identity/pending-duties.tsx";
import { PeopleTable } from "#app/components/identity/people-table.tsx";
import { PersonPanel } from "#app/components/identity/person-panel.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { ProposeForm } from "#app/components/identity/propose-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { FilterForm, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { deliveries, possibleDeliveries } from "#app/services/person/deliver-code.ts";
import { revokeRole } from "#app/services/staff/grant-role.ts";
import { addPerson, disablePerson, issueCode, issuePersonCard, listPeople, newPerson } from "#app/services/staff/manage-people.ts";
import { confirmDuty, dutyProposal, proposeDuty, returnDuty } from "#app/services/staff/propose-duty.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const query = z.object({ words: searchWords, page: pageNumber, id: z.uuid().optional().catch(undefined) });
const person = z.object({ personId: z.uuid() });
const change = z.object({ changeId: z.uuid() });
const here =
  (toast: string) =>
  (_value: unknown, { url }: { url: URL }) => ({ to: `/work/people${url.search}`, toast });

const page = workPage({
  page: "people",
  policy: "duty:systemAdmin",
  load: async ({ ctx, url, person: me }) => {
    const asked = readQuery(url, query);
    const view = await listPeople(ctx, asked);
    return view.ok ? ok({ ...view.value, asked, me: me.id, ways: possibleDeliveries() }) : view;
  },
  actions: {
    addPerson: formAction({ schema: newPerson, run: ({ ctx, form }) => addPerson(ctx, form) }),
    issueCode: formAction({
      schema: person.extend({ via: z.enum(deliveries) }),
      run: async ({ ctx, form }) => {
        const delivered = await issueCode(ctx, form.personId, form.via);
        return delivered.ok ? ok({ delivered: delivered.value }) : delivered;
      },
    }),
    issueCard: formAction({ schema: person.loose(), run: ({ ctx, form }) => issuePersonCard(ctx, form.personId) }),
    disablePerson: formAction({ schema: person.loose(), run: ({ ctx, form }) => disablePerson(ctx, form.personId, true), done: here("账号已停用，其登录已退出。") }),
    enablePerson: formAction({ schema: person.loose(), run: ({ ctx, form }) => disablePerson(ctx, form.personId, false), done: here("账号已恢复。") }),
    proposeDuty: formAction({ schema: dutyProposal, run: ({ ctx, form }) => proposeDuty(ctx, form), done: here("任命已提出，等待安全管理员确认。") }),
    confirmDuty: formAction({ schema: change, run: ({ ctx, form }) => confirmDuty(ctx, form.changeId), done: here("任命已确认，本人须重新登录。") }),
    returnDuty: formAction({ schema: change, run: ({ ctx, form }) => returnDuty(ctx, form.changeId), done: here("任命已退回。") }),
    revokeDuty: formAction({ schema: z.object({ grantId: z.uuid() }), run: ({ ctx, form }) => revokeRole(ctx, form.grantId), done: here("岗位已免去，本人须重新登录。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "用户与角色");

type Answer = Partial<DeliveredProps> & { codes?: string[]; name?: string; username?: string };

export default function People() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Answer>();
  const lastAdd = useLastResult("addPerson");
  const lastProposal = useLastResult("proposeDuty");
  const { answer } = reply ?? {};
  return (
    <>
      <div className="print:hidden">
        <PageTitle title="用户与角色" />
        {frame.roles.includes("systemAdmin") && (
          <p className="mb-4">
            评审专家另有<a href="/work/experts">专家库</a>。
          </p>
        )}
      </div>
      {reply?.problem && reply.intent !== "addPerson" && reply.intent !== "proposeDuty" && <Alert tone="problem">{reply.problem}</Alert>}
      {answer?.delivered && <Delivered delivered={answer.delivered} />}
      {answer?.codes && (
        <>
          <CardSheet codes={answer.codes} name={answer.name ?? ""} username={answer.username ?? ""} />
          <p className="no-print mt-3">
            <PrintButton words="打印口令卡" />
          </p>
        </>
      )}
      <div className="print:hidden">
        <Section title="待确认的任命">
          <PendingDuties pending={view.pending} mayConfirm={view.may.confirm} mySelf={view.me} />
        </Section>
        {view.selected && <PersonPanel person={view.selected} ways={view.ways} may={view.may} />}
        {view.may.propose && (
          <Section title="提出任命" id="propose-section">
            <ProposeForm key={view.selected?.id} username={view.selected?.username} lastResult={lastProposal} />
          </Section>
        )}
        <Section title="人员">
          <FilterForm path="/work/people" isFiltered={view.asked.words !== undefined}>
            <FilterText name="words" label="姓名、用户名或手机号码" value={view.asked.words} />
          </FilterForm>
          <PeopleTable people={view.people} total={view.total} page={view.asked.page} pageSize={view.pageSize} words={view.asked.words} />
        </Section>
        {view.may.add && (
          <Section title="为工作人员或专家建账号" id="add">
            <InviteForm intent="addPerson" isStaff ways={view.ways} lastResult={answer ? undefined : lastAdd} />
          </Section>
        )}
      </div>
    </>
  );
}
