import type { ReactNode } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ImportPage } from "./import-page.tsx";
import { ListCheckReport } from "./list-check-report.tsx";

interface ListImportPageProps {
  frame: WorkFrame;
  title: string;
  lead: string;
  fileHint: string;
  aside: ReactNode;
  refused: { words: string; lines: string[] } | null;
  checked: { place: string; check: ListCheck; sheets: string } | null;
  /** Where a list may go. */
  places: { code: string; title: string }[];
  placeLabel: string;
  chosen: string | undefined;
  nameHead: string;
  /** Above the button. */
  note: ReactNode;
  buttonWords: (rows: number) => string;
  /** Shown where there is no place to import to. */
  noPlace?: ReactNode;
}

/** The import of a list from our template: the place, the file, the report, and the button once nothing is wrong. */
export function ListImportPage({ checked, places, placeLabel, chosen, nameHead, note, buttonWords, noPlace, ...page }: ListImportPageProps) {
  return (
    <ImportPage
      {...page}
      accept=".xlsx"
      report={
        checked && (
          <ListCheckReport check={checked.check} nameHead={nameHead}>
            <form method="post" encType="multipart/form-data" className="my-4">
              <Once frame={page.frame} name="import" />
              <input type="hidden" name="place" value={checked.place} />
              <input type="hidden" name="sheets" value={checked.sheets} />
              <p className="mb-3">{note}</p>
              <Button name="intent" value="import">
                {buttonWords(checked.check.rows.length)}
              </Button>
            </form>
          </ListCheckReport>
        )
      }
    >
      {places.length === 0 && noPlace}
      <label className="mb-5 block font-medium">
        {placeLabel}
        <select name="place" defaultValue={checked?.place ?? chosen} className={`${controlClass} mt-1 max-w-xl`}>
          {places.map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
    </ImportPage>
  );
}
