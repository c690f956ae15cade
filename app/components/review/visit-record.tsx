import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { ManyScansField, PlainScanField } from "#app/components/form/scan-field.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { type VisitFinding, type VisitView, visitVerdicts } from "#app/domain/review/visit-schema.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { visitVerdictWords, visitWords } from "#app/messages/zh-CN/visit.ts";

const columns: Column<VisitFinding>[] = [
  { key: "point", head: visitWords.heads.point, isRowHead: true, cell: ({ point }) => point },
  { key: "finding", head: visitWords.heads.finding, isText: true, cell: ({ finding }) => finding },
  { key: "verdict", head: visitWords.heads.verdict, cell: ({ verdict }) => <span className={verdict === "holds" ? "" : "font-medium text-red-dark"}>{visitVerdictWords[verdict]}</span> },
];

/** 现场考察记录 as it was signed. */
export function VisitRecordView({ visit, isReader }: { visit: VisitView; isReader: boolean }) {
  return (
    <>
      <DescriptionList
        items={[
          { term: visitWords.visitedOn, value: visit.visitedOn },
          { term: visitWords.place, value: visit.place },
          { term: visitWords.people, value: visit.people },
          { term: "签字", value: visit.signedBy.join("、") },
        ]}
      />
      <DataTable caption="现场考察核查情况" rows={visit.findings} columns={columns} rowKey={({ point }) => point} empty={null} isPlain />
      <p className="mt-2 text-sm break-all text-soft">
        {visitWords.version(visit.revision)}，登记于 <DateTime value={visit.recordedAt} />。线下，<ScanRef digest={visit.scan} isReader={isReader} />
        {visit.photos.length > 0 && `；${visitWords.photoCount(visit.photos.length)}`}
      </p>
      {isReader && visit.photos.length > 0 && (
        <ul className="no-print mt-1 flex flex-wrap gap-x-4 text-sm">
          {visit.photos.map((digest, index) => (
            <li key={digest}>
              <a href={`/work/scans/${digest}`}>{visitWords.photo(index + 1)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const rows = 6;

/** What was typed, or what stands: as the form takes it. */
export interface VisitDraft {
  visitedOn: string;
  place: string;
  people: string;
  findings: { point: string; finding: string; verdict: string }[];
  signedBy: string;
  scan: string;
  photos: string[];
}

export function VisitForm({ code, revision, draft, frame }: { code: string; revision: number; draft: VisitDraft | null; frame: WorkFrame }) {
  return (
    <form method="post" action={`#bid-${code}`} className="mt-3">
      <Once frame={frame} name={`visit${code}`} />
      <input type="hidden" name="bid" value={code} />
      <input type="hidden" name="revision" value={revision} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <label className="block">
          {visitWords.visitedOn}
          <input type="date" name="visitedOn" required defaultValue={draft?.visitedOn} className={`${controlClass} mt-1 min-h-10 max-w-56`} />
        </label>
        <label className="block">
          {visitWords.place}
          <input name="place" required maxLength={100} defaultValue={draft?.place} className={`${controlClass} mt-1 min-h-10`} />
        </label>
        <label className="block">
          {visitWords.people}
          <input name="people" required maxLength={400} defaultValue={draft?.people} className={`${controlClass} mt-1 min-h-10`} />
        </label>
        <label className="block">
          {visitWords.signedBy}
          <input name="signedBy" required maxLength={400} defaultValue={draft?.signedBy} className={`${controlClass} mt-1 min-h-10`} />
        </label>
      </div>
      <fieldset className="my-4">
        <legend className="font-medium">{visitWords.points}</legend>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="mt-2 grid gap-2 sm:grid-cols-[1fr_2fr_9rem]">
            <input name={`findings[${index}].point`} maxLength={100} aria-label={visitWords.point(index + 1)} placeholder={visitWords.point(index + 1)} defaultValue={draft?.findings[index]?.point} className={`${controlClass} min-h-10`} />
            <input name={`findings[${index}].finding`} maxLength={1000} aria-label={`${visitWords.point(index + 1)} ${visitWords.finding}`} placeholder={visitWords.finding} defaultValue={draft?.findings[index]?.finding} className={`${controlClass} min-h-10`} />
            <select name={`findings[${index}].verdict`} aria-label={`${visitWords.point(index + 1)} ${visitWords.verdict}`} defaultValue={draft?.findings[index]?.verdict ?? "holds"} className={`${controlClass} min-h-10`}>
              {visitVerdicts.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {visitVerdictWords[verdict]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </fieldset>
      <PlainScanField label={visitWords.scan} initial={draft?.scan} />
      <ManyScansField label={visitWords.photos} name="photos" initial={draft?.photos ?? []} />
      <Button name="intent" value="record">
        {visitWords.save}
      </Button>
    </form>
  );
}
