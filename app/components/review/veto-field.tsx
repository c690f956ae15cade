import { controlClass, describedBy, type FieldLike, FieldProblem } from "#app/components/form/field-frame.tsx";
import { vetoFieldWords } from "#app/messages/zh-CN/review.ts";

/** 一票否决 on a criterion: when it may be raised, the box, and the reason that it needs. */
export function VetoField({ code, matter, flag, reason, isRaised, isOpen }: { code: string; matter: string; flag: FieldLike; reason: FieldLike; isRaised: boolean; isOpen: boolean }) {
  return (
    <div className="mt-2 rounded border border-line px-3 py-2">
      <label className="flex min-h-8 items-start gap-2">
        <input type="checkbox" id={flag.id} name={flag.name} value="on" defaultChecked={flag.initialValue === "on"} disabled={!isOpen} className="mt-1.5 size-4 flex-none accent-blue" />
        <span>
          {vetoFieldWords.raise}
          <span className="block text-sm text-soft">{vetoFieldWords.matter(matter)}</span>
        </span>
      </label>
      <details open={isRaised || Boolean(reason.errors?.length)}>
        <summary className="text-sm">{isRaised ? <strong className="text-red-dark">{vetoFieldWords.reasonNeeded}</strong> : vetoFieldWords.reason}</summary>
        <textarea
          id={reason.id}
          name={reason.name}
          rows={2}
          maxLength={2000}
          aria-label={vetoFieldWords.label(code)}
          defaultValue={reason.initialValue as string | undefined}
          readOnly={!isOpen}
          aria-invalid={reason.errors?.length ? true : undefined}
          aria-describedby={describedBy(reason, false)}
          className={`${controlClass} mt-1 read-only:bg-wash`}
        />
      </details>
      <FieldProblem field={reason} />
    </div>
  );
}
