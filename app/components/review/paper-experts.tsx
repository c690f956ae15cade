import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import type { PaperList, PaperRow } from "#app/domain/review/paper-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { paperStepWords, reprintWords } from "#app/messages/zh-CN/paper.ts";
import { Once } from "#app/components/form/once.tsx";
import { PaperFields } from "#app/components/form/paper-fields.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import { Section } from "#app/components/ui/section.tsx";

const columns: Column<PaperRow>[] = [
  { key: "bid", head: "申报", isRowHead: true, cell: ({ bidCode, unitName }) => `${bidCode}　${unitName}` },
  { key: "code", head: "表号", cell: ({ code, earlier }) => (
      <>
        {code ?? "—"}
        {earlier.length > 0 && (
          <span className="block text-sm text-soft">
            {reprintWords.earlier(earlier.length)}
            {earlier.map((old) => (
              <a key={old} href={`/work/paper/${encodeURIComponent(old)}`} className="mr-2">
                {old}
              </a>
            ))}
          </span>
        )}
      </>
    ) },
  { key: "step", head: "进展", cell: ({ step }) => (step === "differs" ? <strong className="text-red-dark">▲ {paperStepWords.differs}</strong> : paperStepWords[step]) },
  { key: "by", head: "录入人", cell: ({ enteredBy }) => [...new Set(enteredBy)].join("、") },
  {
    key: "next",
    head: "办理",
    cell: ({ code, step }) => code && step !== "signed" && <a href={`/work/paper/${encodeURIComponent(code)}`}>{step === "differs" ? "核对" : step === "agreed" ? "查看" : "录入"}</a>,
  },
];

type Expert = PaperList["experts"][number];

/** Nothing is left to do on paper. */
const isSignedOnline = ({ isSigned, rows }: Expert) => isSigned && rows.every(({ code }) => code === null);

/** Expert by expert: print, enter, sign; who signed in the system stands in one line. */
export function PaperExperts({ view, frame, submission }: { view: PaperList; frame: WorkFrame; submission: SubmissionResult<string[]> | undefined }) {
  const onPaper = view.experts.filter((expert) => !isSignedOnline(expert));
  const online = view.experts.filter(isSignedOnline);
  return (
    <>
      {onPaper.map((expert) => (
        <Section key={expert.no} id={expert.no} title={`${expert.no} ${expert.name}`} aside={expert.isSigned ? <>已签署 {expert.rows.some(({ code }) => code !== null) && <OfflineMark />}</> : undefined}>
          <DataTable caption={`${expert.name} 的评分表`} rows={expert.rows} columns={columns} rowKey={({ bidCode }) => bidCode} empty={null} isPlain />
          <div className="no-print mt-3 flex flex-wrap items-start gap-3">
            {view.mayPrint && expert.rows.some(({ step }) => step === "toPrint") && (
              <form method="post">
                <Once frame={frame} name={`prepare ${expert.no}`} />
                <input type="hidden" name="expert" value={expert.no} />
                <Button name="intent" value="prepare" tone="plain">
                  编号，准备打印
                </Button>
              </form>
            )}
            {expert.rows.some(({ code }) => code !== null) && (
              <LinkButton href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/paper/${encodeURIComponent(expert.no)}/file`} tone="plain">
                打印（PDF）
              </LinkButton>
            )}
          </div>
          {view.mayPrint && expert.isReady && <SignOnPaper expert={expert} view={view} frame={frame} submission={submission} />}
        </Section>
      ))}
      {online.length > 0 && (
        <Section title="已在系统中签署" id="online">
          <p>{online.map(({ no, name }) => `${name} ${no}`).join("、")}</p>
        </Section>
      )}
    </>
  );
}

/** The signature stands on the paper: where, when, before whom, and the scan. */
function SignOnPaper({ expert, view, frame, submission }: { expert: Expert; view: PaperList; frame: WorkFrame; submission: SubmissionResult<string[]> | undefined }) {
  const isThis = (submission?.initialValue as { expert?: string } | undefined)?.expert === expert.no;
  const [form, fields] = useForm<{ expert: string; offline: Record<"date" | "place" | "people" | "checker" | "scan" | "digest" | "mark", string> }>({ id: `sign-${expert.no}`, lastResult: isThis ? submission : undefined, defaultValue: { expert: expert.no, offline: { people: expert.name } } });
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate aria-label={`登记 ${expert.name} 的签署`} className="mt-4">
      <h3>登记签署</h3>
      <Once frame={frame} name={`sign ${expert.no}`} />
      <input type="hidden" name="expert" value={expert.no} />
      <input type="hidden" name="offline.mark" value="on" />
      <PaperFields fields={fields.offline.getFieldset()} checkers={view.checkers} />
      <Button name="intent" value="sign">
        登记签署 {expert.rows.filter(({ step }) => step !== "signed").length} 份评分
      </Button>
    </form>
  );
}
