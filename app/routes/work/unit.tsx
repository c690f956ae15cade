import { z } from "zod";
import { Delivered, type DeliveredProps } from "#app/components/identity/delivered.tsx";
import { NoUnit, UnitPeople } from "#app/components/identity/unit-people.tsx";
import { ContestList } from "#app/components/identity/claim-part.tsx";
import { JoinList } from "#app/components/identity/join-list.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { unitContest } from "#app/domain/organisation/claim-schema.ts";
import { affiliationInput, internalDeadlineInput, typedFields, unitAliasesInput, unitProfileInput } from "#app/domain/organisation/profile-schema.ts";
import { internalWords, profileWords } from "#app/messages/zh-CN/unit-profile.ts";
import { affiliationWords, aliasWords } from "#app/messages/zh-CN/unit-standing.ts";
import { claimWords } from "#app/messages/zh-CN/claim.ts";
import { unitRegistrationSchema, usccSchema } from "#app/domain/organisation/registration.ts";
import { inviteKnownPerson, inviteMember, memberInvitation } from "#app/services/organisation/invite-member.ts";
import { confirmAffiliation, declareAffiliation, withdrawAffiliation } from "#app/services/organisation/declare-affiliation.ts";
import { editUnitProfile, keepAliases, setInternalDeadline } from "#app/services/organisation/edit-profile.ts";
import { contestUnit } from "#app/services/organisation/contest-unit.ts";
import { answerJoin, requestToJoin } from "#app/services/organisation/join-unit.ts";
import { changeAdministrator, removeMember, resetMember } from "#app/services/organisation/manage-members.ts";
import { possibleDeliveries } from "#app/services/person/deliver-code.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { listOwnUnits, showUnit } from "#app/services/organisation/show-units.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage, type WorkInput } from "#app/web/work-page.ts";

const noUnit = "00000000-0000-0000-0000-000000000000";

/** Which unit the page is about: the one in the address, else the first of one's own. */
function unitIdOf({ ctx, url }: Pick<WorkInput, "ctx" | "url">): string {
  const asked = z.uuid().safeParse(url.searchParams.get("unit"));
  return asked.data ?? ctx.actor.units[0]?.unitId ?? noUnit;
}

const member = z.object({ personId: z.uuid() });
const join = z.object({ joinId: z.uuid() });
const here =
  (toast: string) =>
  (_value: unknown, { url }: { url: URL }) => ({ to: `/work/unit${url.search}`, toast });

const page = workPage({
  page: "unit",
  policy: "self",
  load: async ({ ctx, url, person }) => {
    const own = await listOwnUnits(ctx);
    if (!own.ok) return own;
    const unitId = unitIdOf({ ctx, url });
    const shown = unitId === noUnit ? ok(null) : await showUnit(ctx, unitId);
    return shown.ok ? ok({ ...own.value, shown: shown.value, me: person.id, ways: possibleDeliveries() }) : shown;
  },
  actions: {
    registerUnit: formAction({
      schema: unitRegistrationSchema,
      run: ({ ctx, form }) => registerUnit(ctx, form),
      done: ({ unitId, checkDigitOk }) => ({
        to: `/work/unit?unit=${unitId}`,
        toast: checkDigitOk ? "单位已登记，您是本单位管理员。" : { tone: "warning", text: "单位已登记。代码的校验位与算法不符，请核对；确系证照所载的不影响申报。" },
      }),
    }),
    requestToJoin: formAction({ schema: z.object({ uscc: usccSchema }), run: ({ ctx, form }) => requestToJoin(ctx, form.uscc), done: here("申请已提交，请等待单位管理员同意。") }),
    contestUnit: formAction({ schema: unitContest, run: ({ ctx, form }) => contestUnit(ctx, form), done: () => ({ to: "/work/unit#contests", toast: claimWords.contestDone }) }),
    editProfile: formAction({ schema: typedFields(unitProfileInput), run: (input) => editUnitProfile(input.ctx, unitIdOf(input), input.form), done: here(profileWords.saved) }),
    setInternalDeadline: formAction({ schema: typedFields(internalDeadlineInput), run: (input) => setInternalDeadline(input.ctx, unitIdOf(input), input.form), done: here(internalWords.saved) }),
    keepAliases: formAction({ schema: unitAliasesInput, run: (input) => keepAliases(input.ctx, unitIdOf(input), input.form), done: here(aliasWords.saved) }),
    declareAffiliation: formAction({ schema: typedFields(affiliationInput), run: (input) => declareAffiliation(input.ctx, unitIdOf(input), input.form), done: here(affiliationWords.added) }),
    confirmAffiliation: formAction({ schema: z.object({ otherId: z.uuid() }), run: (input) => confirmAffiliation(input.ctx, unitIdOf(input), input.form.otherId), done: here(affiliationWords.confirmed) }),
    withdrawAffiliation: formAction({ schema: z.object({ otherId: z.uuid() }), run: (input) => withdrawAffiliation(input.ctx, unitIdOf(input), input.form.otherId), done: here(affiliationWords.withdrawn) }),
    acceptJoin: formAction({ schema: join, run: ({ ctx, form }) => answerJoin(ctx, form.joinId, "accepted"), done: here("已同意。") }),
    declineJoin: formAction({ schema: join, run: ({ ctx, form }) => answerJoin(ctx, form.joinId, "declined"), done: here("已答复不同意。") }),
    inviteMember: formAction({ schema: memberInvitation.omit({ unitId: true }), run: (input) => inviteMember(input.ctx, { ...input.form, unitId: unitIdOf(input) }) }),
    inviteKnown: formAction({
      schema: z.object({ identifier: z.string().trim().min(1).max(200) }),
      run: (input) => inviteKnownPerson(input.ctx, unitIdOf(input), input.form.identifier),
      done: here("如有这个账号，邀请已发出，请对方登录后在“我的单位”答复。"),
    }),
    resetMember: formAction({
      schema: member,
      run: async (input) => {
        const delivered = await resetMember(input.ctx, unitIdOf(input), input.form.personId, "print");
        return delivered.ok ? ok({ delivered: delivered.value }) : delivered;
      },
    }),
    removeMember: formAction({ schema: member, run: (input) => removeMember(input.ctx, unitIdOf(input), input.form.personId), done: here("已移出单位，其登录已退出。") }),
    nameAdministrator: formAction({ schema: member, run: (input) => changeAdministrator(input.ctx, unitIdOf(input), input.form.personId, true), done: here("已设为单位管理员。") }),
    dismissAdministrator: formAction({ schema: member, run: (input) => changeAdministrator(input.ctx, unitIdOf(input), input.form.personId, false), done: here("已取消管理员身份。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "我的单位");

const ofForms: readonly string[] = ["registerUnit", "requestToJoin", "contestUnit", "inviteMember", "inviteKnown", "editProfile", "setInternalDeadline", "declareAffiliation", "keepAliases"];

export default function Unit() {
  const { view } = usePage<typeof loader>();
  const reply = useReply<DeliveredProps>();
  const last = {
    registerUnit: useLastResult("registerUnit"),
    requestToJoin: useLastResult("requestToJoin"),
    contestUnit: useLastResult("contestUnit"),
    inviteMember: useLastResult(reply?.answer ? "" : "inviteMember"),
    inviteKnown: useLastResult("inviteKnown"),
    editProfile: useLastResult("editProfile"),
    setInternalDeadline: useLastResult("setInternalDeadline"),
    declareAffiliation: useLastResult("declareAffiliation"),
    keepAliases: useLastResult("keepAliases"),
  };
  return (
    <>
      <div className="print:hidden">
        <PageTitle title="我的单位" />
      </div>
      {reply?.problem && !ofForms.includes(reply.intent) && <Alert tone="problem">{reply.problem}</Alert>}
      {reply?.answer && <Delivered delivered={reply.answer.delivered} />}
      <div className="print:hidden">
        {view.units.length > 1 && (
          <nav aria-label="我的单位" className="flex flex-wrap gap-4">
            {view.units.map((unit) => (
              <a key={unit.id} href={`/work/unit?unit=${unit.id}`} aria-current={unit.id === view.shown?.unit.id ? "page" : undefined} className="aria-[current]:font-bold">
                {unit.name}
              </a>
            ))}
          </nav>
        )}
        {view.invitations.length > 0 && (
          <Section title="邀请我加入的单位">
            <JoinList joins={view.invitations} words={(one) => `${one.unitName} 邀请您加入`} />
          </Section>
        )}
        {view.requests.length > 0 && (
          <Section title="等待答复的申请">
            <ul>
              {view.requests.map((one) => (
                <li key={one.id}>{one.unitName}：等待单位管理员同意</li>
              ))}
            </ul>
          </Section>
        )}
        <ContestList contests={view.contests} />
        {view.shown && <UnitPeople {...view.shown} me={view.me} ways={view.ways} last={last} />}
        <NoUnit hasUnit={view.shown !== null} last={last} />
      </div>
    </>
  );
}
