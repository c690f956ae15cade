import type { PaperPage } from "#app/domain/review/paper-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { paperPlaceWords, reprintWords as words } from "#app/messages/zh-CN/paper.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { Section } from "#app/components/ui/section.tsx";

/** 作废重印, folded: it is the way out and not the usual one. Open again where it was refused. */
export function ReprintForm({ frame, problems, typed }: { frame: WorkFrame; problems: readonly string[]; typed: string | undefined }) {
  return (
    <details className="no-print mt-6" open={problems.length > 0}>
      <summary>{words.open}</summary>
      <p className="measure my-2 text-soft">{words.what}</p>
      <form method="post" aria-label={words.open} className="max-w-xl">
        <Once frame={frame} name="reprint" />
        <label className="block font-medium">
          {words.reason}
          <textarea name="reason" rows={2} required maxLength={2000} defaultValue={typed} className={`${controlClass} mt-1`} />
        </label>
        {problems.map((one) => (
          <p key={one} className="font-medium text-red-dark">
            ▲ {one}
          </p>
        ))}
        <p className="mt-3">
          <Button name="intent" value="reprint" tone="danger">
            {words.press}
          </Button>
        </p>
      </form>
    </details>
  );
}

/** That the sheet is out of force: since when, by whom, why, and which one is used. */
export function ReplacedNote({ replaced, isKept }: { replaced: NonNullable<PaperPage["replaced"]>; isKept: boolean }) {
  return (
    <Alert tone="warning" title={words.replaced}>
      <p>
        <DateTime value={replaced.at} /> {words.by(replaced.by)}：{replaced.reason}
      </p>
      <p>{replaced.inForce === null ? words.noneInForce : <a href={`/work/paper/${encodeURIComponent(replaced.inForce)}`}>{words.inForce(replaced.inForce)}</a>}</p>
      {isKept && <p>{words.kept}</p>}
    </Alert>
  );
}

/** What was entered from the sheet, turn by turn, and the scan that it was cleared against. */
export function PaperReadings({ view: { readings, criteria, scan } }: { view: Pick<PaperPage, "readings" | "criteria" | "scan"> }) {
  if (readings.length === 0) return null;
  const nameOf = (code: string) => `${code} ${criteria.find((one) => one.code === code)?.name ?? ""}`;
  const placesOf = ({ marks, reasons, vetoes, opinion }: PaperPage["readings"][number]) => [
    ...Object.entries(marks).map(([code, text]) => [`marks.${code}`, text] as const),
    ...Object.entries(reasons).map(([code, text]) => [`reasons.${code}`, text] as const),
    ...Object.entries(vetoes).map(([code, text]) => [`vetoes.${code}`, text] as const),
    ["opinion", opinion] as const,
  ];
  return (
    <Section title={words.readings} id="readings">
      {readings.map((reading) => (
        <details key={reading.turn} className="my-2">
          <summary>
            {words.turns[reading.turn]}：{reading.by}
          </summary>
          <ul className="mt-2 space-y-1">
            {placesOf(reading)
              .filter(([, text]) => text !== "")
              .map(([path, text]) => (
                <li key={path} className="measure whitespace-pre-wrap">
                  {paperPlaceWords(path, nameOf)}：{text}
                </li>
              ))}
          </ul>
        </details>
      ))}
      {scan !== null && (
        <p className="mt-2 text-sm">
          <ScanRef digest={scan} />
        </p>
      )}
    </Section>
  );
}
