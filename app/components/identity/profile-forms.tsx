import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, SelectField, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type AffiliationView, relationsDeclared } from "#app/domain/organisation/affiliation.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { type InternalDeadline, type UnitProfile, unitScales } from "#app/domain/organisation/profile.ts";
import { internalWords, profileWords, scaleWords } from "#app/messages/zh-CN/unit-profile.ts";
import { affiliationWords, relationWords } from "#app/messages/zh-CN/unit-standing.ts";

type Last = SubmissionResult<string[]> | undefined;

/** 单位资料, for its administrators. */
export function ProfileForm({ profile, lastResult }: { profile: UnitProfile | null; lastResult: Last }) {
  const [form, fields] = useForm<Record<Exclude<keyof UnitProfile, "capitalFen"> | "capital", string>>({
    id: "unit-profile",
    lastResult,
    defaultValue: profile && { ...profile, registeredOn: profile.registeredOn ?? "", capital: profile.capitalFen === null ? "" : formatWan(profile.capitalFen), highTech: profile.highTech ? "on" : "", specialised: profile.specialised ? "on" : "" },
  });
  const labels = profileWords;
  return (
    <Section title={profileWords.title} id="profile">
      <p className="mb-3 measure text-soft">{profileWords.lead}</p>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <div className="gap-x-8 sm:grid sm:grid-cols-2">
          <TextField field={fields.address} label={labels.address} isOptional autoComplete="off" />
          <TextField field={fields.legalRepresentative} label={labels.legalRepresentative} isOptional autoComplete="off" />
          <TextField field={fields.registeredOn} label={labels.registeredOn} isOptional type="date" className="max-w-48" />
          <TextField field={fields.capital} label={labels.capital} isOptional inputMode="decimal" unit="万元" className="max-w-36 text-right tabular-nums" />
          <TextField field={fields.contactName} label={labels.contactName} isOptional autoComplete="off" />
          <TextField field={fields.contactPhone} label={labels.contactPhone} isOptional inputMode="tel" autoComplete="off" />
        </div>
        <SelectField field={fields.scale} label={labels.scale} isOptional none="不适用" options={unitScales.map((value) => ({ value, words: scaleWords[value] }))} />
        <CheckField field={fields.highTech} label={labels.highTech} />
        <CheckField field={fields.specialised} label={labels.specialised} />
        <Button name="intent" value="editProfile">
          {labels.save}
        </Button>
      </form>
    </Section>
  );
}

/** 内部截止, for the research office. */
export function InternalDeadlineForm({ internal, lastResult }: { internal: InternalDeadline | null; lastResult: Last }) {
  const [form, fields] = useForm<{ days: string; time: string }>({ id: "internal-deadline", lastResult, defaultValue: { days: internal ? String(internal.days) : "", time: internal?.time ?? "17:00" } });
  return (
    <Section title={internalWords.title} id="internal">
      <p className="mb-3 measure text-soft">{internalWords.lead}</p>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={internalWords} />
        <div className="flex flex-wrap gap-x-8">
          <TextField field={fields.days} label={internalWords.days} hint="0 到 30，留空为不设" isOptional inputMode="numeric" unit="天" className="max-w-20 text-right tabular-nums" />
          <TextField field={fields.time} label={internalWords.time} type="time" className="max-w-36" />
        </div>
        <Button tone="plain" name="intent" value="setInternalDeadline">
          {internalWords.save}
        </Button>
      </form>
    </Section>
  );
}

/** 关联关系声明: what stands, and one more. */
export function AffiliationPart({ affiliations, mayDeclare, lastResult }: { affiliations: AffiliationView[]; mayDeclare: boolean; lastResult: Last }) {
  return (
    <Section title={affiliationWords.title} id="affiliations">
      <p className="mb-3 measure text-soft">{affiliationWords.lead}</p>
      {affiliations.length === 0 && <p className="mb-3">{affiliationWords.none}</p>}
      <ul className="mb-4 divide-y divide-line">
        {affiliations.map((one) => (
          <li key={`${one.otherId}${one.relation}`} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              {one.otherName}（{one.otherUscc}）：{relationWords[one.relation]}
              {one.share > 0 && `，${one.share / 100}%`}
            </span>
            {one.isOwn && mayDeclare ? (
              <form method="post">
                <input type="hidden" name="otherId" value={one.otherId} />
                <Button tone="plain" name="intent" value="withdrawAffiliation">
                  {affiliationWords.withdraw}
                </Button>
              </form>
            ) : (
              <span className="text-sm text-soft">{!one.isOwn && affiliationWords.byOther}</span>
            )}
          </li>
        ))}
      </ul>
      {mayDeclare && <DeclareForm lastResult={lastResult} />}
    </Section>
  );
}

function DeclareForm({ lastResult }: { lastResult: Last }) {
  const [form, fields] = useForm<Record<"uscc" | "unitName" | "relation" | "share", string>>({ id: "declare", lastResult });
  const labels = { uscc: "对方统一社会信用代码", unitName: affiliationWords.other, relation: affiliationWords.relation, share: affiliationWords.share };
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <div className="gap-x-8 sm:grid sm:grid-cols-2">
        <TextField field={fields.unitName} label={labels.unitName} autoComplete="off" />
        <TextField field={fields.uscc} label={labels.uscc} autoComplete="off" className="max-w-72 tabular-nums" />
        <SelectField field={fields.relation} label={labels.relation} options={relationsDeclared.map((value) => ({ value, words: relationWords[value] }))} />
        <TextField field={fields.share} label={labels.share} isOptional inputMode="decimal" unit="%" className="max-w-24 text-right tabular-nums" />
      </div>
      <Button tone="plain" name="intent" value="declareAffiliation">
        {affiliationWords.add}
      </Button>
    </form>
  );
}
