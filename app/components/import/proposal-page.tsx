import type { ReactNode } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { SecondLook } from "#app/components/work/second-look.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { proposedTextWords as words } from "#app/messages/zh-CN/proposed-text.ts";

interface ProposalPageProps {
  frame: WorkFrame;
  /** Of the page, of what is imported, and how it is handed in. */
  own: { title: string; lead: string; waiting: string; compare: string; import: string; paste: string; pasteHint: string };
  refused: { words: string; lines: string[] } | null;
  /** What stands now. */
  children: ReactNode;
  /** What waits for a second person, and what it would change. */
  waiting: { by: string; at: string; digest: string; isOwn: boolean; change: ReactNode } | null;
  /** What a check found: problems, or what would change; only what changes something may be proposed. */
  checked: { text: string; problems: string[]; change: ReactNode; isProposable: boolean } | null;
  mayPropose: boolean;
  accept: string;
}

/** What one person proposes as a text or a file and another one puts in force: what stands, what waits, the check, the form. */
export function ProposalPage({ frame, own, refused, children, waiting, checked, mayPropose, accept }: ProposalPageProps) {
  return (
    <>
      <PageTitle title={own.title} lead={own.lead} />
      {refused && (
        <Alert tone="problem" title={refused.words}>
          {refused.lines.join(" ")}
        </Alert>
      )}
      {children}
      {waiting && (
        <Section title={own.waiting}>
          <p className="mb-3">
            {words.by(waiting.by)}
            <DateTime value={waiting.at} />。{own.compare}
          </p>
          {waiting.change}
          <SecondLook frame={frame} digest={waiting.digest} isOwn={waiting.isOwn} />
        </Section>
      )}
      {checked && <Checked frame={frame} checked={checked} />}
      {mayPropose && (
        <Section title={own.import}>
          <form method="post" encType="multipart/form-data" noValidate>
            <Once frame={frame} name="check" />
            <label className="mb-5 block font-medium">
              {own.paste}
              <span className="block text-sm font-normal text-soft">{own.pasteHint}</span>
              <textarea name="text" rows={9} defaultValue={checked?.text} className={`${controlClass} mt-1`} />
            </label>
            <label className="mb-5 block font-medium">
              {words.file}
              <input type="file" name="file" accept={accept} className={`${controlClass} mt-1 max-w-xl`} />
            </label>
            <Button name="intent" value="check" tone={checked ? "plain" : "primary"}>
              {words.check}
            </Button>
          </form>
        </Section>
      )}
    </>
  );
}

function Checked({ frame, checked: { text, problems, change, isProposable } }: { frame: WorkFrame; checked: NonNullable<ProposalPageProps["checked"]> }) {
  return (
    <Section title={words.checked}>
      {problems.length > 0 ? (
        <Alert tone="problem" title={words.problems(problems.length)}>
          <ul className="list-disc pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        change
      )}
      {isProposable && (
        <form method="post" className="mt-4">
          <Once frame={frame} name="propose" />
          <input type="hidden" name="text" value={text} />
          <Button name="intent" value="propose">
            {words.propose}
          </Button>
        </form>
      )}
    </Section>
  );
}
