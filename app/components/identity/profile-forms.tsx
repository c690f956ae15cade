import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type AffiliationView, relationsDeclared } from "#app/domain/organisation/affiliation.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { type InternalDeadline, type UnitProfile, unitScales } from "#app/domain/organisation/profile.ts";
import { internalWords, profileWords, scaleWords } from "#app/messages/zh-CN/unit-profile.ts";
import { affiliationWords, aliasWords, relationWords } from "#app/messages/zh-CN/unit-standing.ts";

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

/** 其他名称, for its administrators and the bureau. */
export function AliasesForm({ aliases, lastResult }: { aliases: readonly string[]; lastResult: Last }) {
  const [form, fields] = useForm<{ aliases: string }>({ id: "unit-aliases", lastResult, defaultValue: { aliases: aliases.join("\n") } });
  return (
    <Section title={aliasWords.title} id="aliases">
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ aliases: aliasWords.title }} />
        <TextArea field={fields.aliases} label={aliasWords.names} rows={3} isOptional hint={aliasWords.hint} />
        <Button tone="plain" name="intent" value="keepAliases">
          {aliasWords.save}
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
export function AffiliationPart({ affiliations, mayDeclare, isBureau, lastResult }: { affiliations: AffiliationView[]; mayDeclare: boolean; isBureau: boolean; lastResult: Last }) {
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
            <span className="flex flex-wrap items-center gap-3 text-sm text-soft">
              {standingOf(one)}
              {mayDeclare && (isBureau || !one.isConfirmed) && (
                <form method="post" className="flex flex-wrap gap-2">
                  <input type="hidden" name="otherId" value={one.otherId} />
                  {!one.isConfirmed && (!one.isOwn || isBureau) && (
                    <Button tone="plain" name="intent" value="confirmAffiliation">
                      {affiliationWords.confirm}
                    </Button>
                  )}
                  {(one.isOwn || isBureau) && (
                    <Button tone="plain" name="intent" value="withdrawAffiliation">
                      {affiliationWords.withdraw}
                    </Button>
                  )}
                </form>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayDeclare && <DeclareForm lastResult={lastResult} />}
    </Section>
  );
}

/** Who said it, and whether that is enough. */
function standingOf({ isOwn, isConfirmed, isByBureau }: AffiliationView): string {
  if (isByBureau) return affiliationWords.byBureau;
  if (isConfirmed) return affiliationWords.isConfirmed;
  return `${isOwn ? "" : `${affiliationWords.byOther}，`}${affiliationWords.waiting}`;
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
