import { Fragment } from "react";
import { describedBy, type FieldLike } from "#app/components/form/field-frame.tsx";
import { RadioField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { RowButton } from "./indicator-fields.tsx";
import type { ExclusiveRoles } from "#app/domain/round/schema.ts";
import { type Band, bands } from "#app/domain/review/bands.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";
import { bandWords } from "#app/messages/zh-CN/review.ts";
import { rubricHeads, ruleOptions, ruleWords } from "#app/messages/zh-CN/round-form.ts";

export type RuleFieldSet = Record<keyof typeof ruleWords, FieldLike>;

const numbers = ["correctionWorkingDays", "unitLeads", "unitJoins", "workingDays", "bidsPerDay", "bidsPerExpert", "pastUnitYears", "jointWorkYears"] as const;

export const ruleNames = Object.keys(ruleWords) as (keyof typeof ruleWords)[];

export const optionsOf = (name: keyof typeof ruleOptions) => Object.entries(ruleOptions[name]).map(([value, words]) => ({ value, words }));

/** The switches of a round beyond what every round is asked (揭榜期, 专家人数) and the rules of its review. */
export function RuleFields({ fields }: { fields: RuleFieldSet }) {
  return (
    <>
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8 lg:grid-cols-3">
        {numbers.map((name) => (
          <TextField key={name} field={fields[name]} {...ruleWords[name]} inputMode="numeric" className="max-w-24" />
        ))}
      </div>
      <TextArea field={fields.jointIssuers} {...ruleWords.jointIssuers} rows={3} isOptional />
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
        <RadioField field={fields.crossMembership} label={ruleWords.crossMembership.label} options={optionsOf("crossMembership")} />
        <RadioField field={fields.leadPerson} label={ruleWords.leadPerson.label} options={optionsOf("leadPerson")} />
        <RadioField field={fields.blacklist} label={ruleWords.blacklist.label} options={optionsOf("blacklist")} />
        <RadioField field={fields.unaccepted} label={ruleWords.unaccepted.label} options={optionsOf("unaccepted")} />
        <RadioField field={fields.ownerAffiliates} label={ruleWords.ownerAffiliates.label} options={optionsOf("ownerAffiliates")} />
        <RadioField field={fields.confirmation} label={ruleWords.confirmation.label} options={optionsOf("confirmation")} />
        <RadioField field={fields.bidForm} label={ruleWords.bidForm.label} options={optionsOf("bidForm")} />
        <RadioField field={fields.budgetMode} label={ruleWords.budgetMode.label} options={optionsOf("budgetMode")} />
        <RadioField field={fields.attachments} label={ruleWords.attachments.label} options={optionsOf("attachments")} />
        <RadioField field={fields.blind} label={ruleWords.blind.label} options={optionsOf("blind")} />
        <RadioField field={fields.discussion} label={ruleWords.discussion.label} options={optionsOf("discussion")} />
        <RadioField field={fields.startsOn} label={ruleWords.startsOn.label} options={optionsOf("startsOn")} />
      </div>
    </>
  );
}

const heads = rubricHeads;
const widths: Record<keyof typeof heads, string> = { code: "w-20 min-w-20", name: "w-44 min-w-44", weight: "w-20 min-w-20", looksAt: "min-w-64", rule: "min-w-56", veto: "min-w-48" };

/** Fields of a line: its columns, and the words of its bands. */
export type RubricRow = Record<keyof typeof heads, FieldLike> & { bands: { getFieldset: () => Record<Band, FieldLike> } };

/** The rubric as a table of fields. */
export function RubricFields({ rows, errors, removeProps }: { rows: RubricRow[]; errors?: string[]; removeProps: (index: number) => RowButton }) {
  return (
    <>
      {errors?.length ? (
        <p id="round-rubric" tabIndex={-1} className="mb-2 font-medium text-red-dark">
          {errors.join(" ")}
        </p>
      ) : null}
      <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="评审标准表">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr>
              {Object.entries(heads).map(([key, words]) => (
                <th key={key} scope="col" className="border-b-2 border-blue px-1 py-1.5 text-left whitespace-nowrap">
                  {words}
                </th>
              ))}
              <th scope="col" className="border-b-2 border-blue">
                <span className="sr-only">删除</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.code.name}>
                <tr>
                  {(Object.keys(heads) as (keyof typeof heads)[]).map((key) => (
                    <td key={key} className={`px-1 py-1 align-top ${widths[key]}`}>
                      <RubricInput field={row[key]} label={`第 ${index + 1} 项 ${heads[key]}`} isLong={key === "looksAt" || key === "rule" || key === "veto"} />
                    </td>
                  ))}
                  <td className="px-1 py-1 align-top">
                    <Button tone="plain" className="min-h-8 px-2 text-sm whitespace-nowrap" aria-label={`删除第 ${index + 1} 项`} {...removeProps(index)}>
                      删除
                    </Button>
                  </td>
                </tr>
                <BandRow row={row} index={index} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** 分档描述 under its line, folded: most rounds keep the standard words. */
function BandRow({ row, index }: { row: RubricRow; index: number }) {
  const fields = row.bands.getFieldset();
  const hasProblem = bands.some((band) => fields[band].errors?.length);
  return (
    <tr>
      <td colSpan={Object.keys(heads).length + 1} className="border-b border-line px-1 pb-2">
        <details open={hasProblem}>
          <summary className="text-sm">第 {index + 1} 项分档描述</summary>
          <div className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-2 lg:grid-cols-4">
            {bands.map((band) => (
              <div key={band}>
                <span aria-hidden className="text-sm text-soft">
                  {bandWords[band]}
                </span>
                <RubricInput field={fields[band]} label={`第 ${index + 1} 项 ${bandWords[band]}`} isLong />
              </div>
            ))}
          </div>
        </details>
      </td>
    </tr>
  );
}

const cellClass = "block w-full rounded border border-edge bg-white px-2 py-1 aria-invalid:border-2 aria-invalid:border-red";

function RubricInput({ field, label, isLong }: { field: FieldLike; label: string; isLong: boolean }) {
  const shared = {
    id: field.id,
    name: field.name,
    defaultValue: field.initialValue as string | undefined,
    "aria-label": label,
    "aria-invalid": field.errors?.length ? (true as const) : undefined,
    "aria-describedby": describedBy(field, false),
    className: cellClass,
  };
  return (
    <>
      {isLong ? <textarea rows={2} {...shared} /> : <input {...shared} />}
      {field.errors?.length ? (
        <span id={field.errorId} className="text-red-dark">
          {field.errors.join(" ")}
        </span>
      ) : null}
    </>
  );
}

/** Who acts and who looks again, or watches, should be two people; a small bureau may have to give way. A round may name others. */
const offered: ExclusiveRoles = [
  ["officer", "secondOfficer"],
  ["officer", "supervisor"],
  ["secondOfficer", "supervisor"],
];

export const offeredBoxes = offered.map((list) => list.join("+"));

/** `ticked` as a form sends its boxes: one that is ticked alone is a text, none at all is nothing. */
export function ExclusiveField({ ticked }: { ticked: string | string[] | undefined }) {
  const chosen = [ticked ?? []].flat();
  const boxes = [...new Set([...offeredBoxes, ...chosen])];
  return (
    <fieldset>
      <legend className="text-soft">勾选的两个岗位在本批次不得由同一人担任。</legend>
      {boxes.map((value) => (
        <label key={value} className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="exclusive" value={value} defaultChecked={chosen.includes(value)} className="size-4 accent-blue" />
          {value.split("+").map((role) => dutyWords[role as StaffRole]).join("、")}
        </label>
      ))}
      <p className="mt-1 text-sm text-soft">系统管理员、安全管理员、审计管理员在任何批次都不得兼任。</p>
    </fieldset>
  );
}
