import type { SubmissionResult } from "@conform-to/dom";
import type { ReactNode } from "react";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { unitKindWords } from "#app/messages/zh-CN/unit-kinds.ts";
import { InviteForm, InviteKnownForm, type Way } from "./invite-forms.tsx";
import { JoinList, type JoinLine } from "./join-list.tsx";
import { type MemberLine, MemberTable } from "./member-table.tsx";
import type { ClaimView, UnitStanding } from "#app/domain/organisation/claim.ts";
import { claimWords, standingWords } from "#app/messages/zh-CN/claim.ts";
import type { AffiliationView } from "#app/domain/organisation/affiliation.ts";
import type { InternalDeadline, UnitProfile } from "#app/domain/organisation/profile.ts";
import { AffiliationPart, AliasesForm, InternalDeadlineForm, ProfileForm } from "./profile-forms.tsx";
import { ClaimPart } from "./claim-part.tsx";
import { ContestUnitForm, JoinUnitForm, RegisterUnitForm } from "./unit-forms.tsx";

type Last = Record<"registerUnit" | "requestToJoin" | "contestUnit" | "inviteMember" | "inviteKnown" | "editProfile" | "setInternalDeadline" | "declareAffiliation" | "keepAliases", SubmissionResult<string[]> | undefined>;

interface UnitPeopleProps {
  unit: { name: string; uscc: string; kind: keyof typeof unitKindWords; checkDigitOk: boolean };
  members: MemberLine[];
  joins: JoinLine[];
  mayManage: boolean;
  standing: UnitStanding;
  registration: ClaimView | null;
  isContested: boolean;
  profile: UnitProfile | null;
  internal: InternalDeadline | null;
  affiliations: AffiliationView[];
  aliases: string[];
  mayEdit: boolean;
  mayDeclare: boolean;
  /** An officer looks at a unit of somebody else. */
  isBureau: boolean;
  ways: Way[];
  me: string;
  last: Last;
}

/** One unit: what it is, who asks to join, who belongs to it, and how to bring somebody in. */
export function UnitPeople({ unit, members, joins, mayManage, standing, registration, isContested, ways, me, last, ...about }: UnitPeopleProps) {
  return (
    <>
      <Section title={unit.name}>
        <DescriptionList
          items={[
            { term: "统一社会信用代码", value: `${unit.uscc}${unit.checkDigitOk ? "" : "（校验位与算法不符，形式审查时核实）"}` },
            { term: "单位性质", value: unitKindWords[unit.kind] },
            { term: claimWords.title, value: standingWords[standing] },
          ]}
        />
      </Section>
      {registration && <ClaimPart claim={registration} isContested={isContested} checkDigitOk={unit.checkDigitOk} />}
      {joins.length > 0 && (
        <Section title="申请加入的人员" id="joins">
          <JoinList joins={joins} words={(join) => `${join.name}（${join.username}）`} />
        </Section>
      )}
      <Section title="成员" aside={`${members.length} 人`}>
        <MemberTable members={members} mayManage={mayManage} me={me} />
      </Section>
      {mayManage && (
        <>
          <Fold title="邀请新同事" id="invite" isOpen={last.inviteMember !== undefined}>
            <InviteForm intent="inviteMember" ways={ways} lastResult={last.inviteMember} />
          </Fold>
          <Fold title="邀请已有账号的人" isOpen={last.inviteKnown !== undefined}>
            <InviteKnownForm lastResult={last.inviteKnown} />
          </Fold>
        </>
      )}
      {about.mayEdit && <ProfileForm profile={about.profile} lastResult={last.editProfile} />}
      {about.mayEdit && <InternalDeadlineForm internal={about.internal} lastResult={last.setInternalDeadline} />}
      {about.mayDeclare && <AliasesForm aliases={about.aliases} lastResult={last.keepAliases} />}
      <AffiliationPart affiliations={about.affiliations} mayDeclare={about.mayDeclare} isBureau={about.isBureau} lastResult={last.declareAffiliation} />
    </>
  );
}

/** A form that is not needed at most visits; open again when it was sent and not taken. */
function Fold({ title, id, isOpen, children }: { title: string; id?: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details id={id} open={isOpen} className="mt-3 rounded border border-line bg-wash px-4 py-2">
      <summary className="font-bold">{title}</summary>
      <div className="pt-3 pb-2">{children}</div>
    </details>
  );
}

/** Register a unit, or ask to join one. Folded away for who has one. */
export function NoUnit({ hasUnit, last }: { hasUnit: boolean; last: Last }) {
  const forms = (
    <>
      <Section title="登记单位">
        <RegisterUnitForm lastResult={last.registerUnit} />
      </Section>
      <Section title="单位已经登记过：申请加入">
        <JoinUnitForm lastResult={last.requestToJoin} />
      </Section>
      <Section title={claimWords.contestTitle} id="contest">
        <ContestUnitForm lastResult={last.contestUnit} />
      </Section>
    </>
  );
  if (!hasUnit) return forms;
  return (
    <>
    <p className="mt-8">
      评审专家常年征集：<a href="/work/expert">申请成为评审专家，或推荐本单位的申请人</a>
    </p>
    <details className="mt-8" open={last.registerUnit !== undefined || last.requestToJoin !== undefined || last.contestUnit !== undefined}>
      <summary>还属于其他单位？登记或申请加入</summary>
      {forms}
    </details>
    </>
  );
}
