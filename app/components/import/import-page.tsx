import type { ReactNode } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";

interface ImportPageProps {
  frame: WorkFrame;
  title: string;
  lead: string;
  /** Why the file could not even be read: the sentence, or its parts. */
  refused: { words: string; lines: string[] } | null;
  /** What the check found; null before the first one. */
  report: ReactNode;
  aside?: ReactNode;
  accept: string;
  fileHint: string;
  /** Where the import goes, before the file. */
  children?: ReactNode;
  /** After the file: another way to hand it in. */
  instead?: ReactNode;
}

/** The one page of every import: choose a file, read what would become of it row by row, then import; nothing is written before. */
export function ImportPage({ frame, title, lead, refused, report, aside, accept, fileHint, children, instead }: ImportPageProps) {
  return (
    <>
      <PageTitle title={title} lead={lead} />
      {refused && (
        <Alert tone="problem" title="文件不能核对">
          {refused.lines.length === 0 ? refused.words : <ul className="list-disc pl-5">{refused.lines.map((line) => <li key={line}>{line}</li>)}</ul>}
        </Alert>
      )}
      {report && <Section title="核对报告">{report}</Section>}
      <Section title={report ? "换一个文件" : "选择文件"} aside={aside}>
        <form method="post" encType="multipart/form-data" noValidate>
          <Once frame={frame} name="check" />
          {children}
          <label className="mb-5 block font-medium">
            文件
            <span className="block text-sm font-normal text-soft">{fileHint}</span>
            <input type="file" name="file" accept={accept} className={`${controlClass} mt-1 max-w-xl`} />
          </label>
          {instead}
          <Button name="intent" value="check" tone={report ? "plain" : "primary"}>
            核对
          </Button>
        </form>
      </Section>
    </>
  );
}
