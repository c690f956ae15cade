import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { OpenedFileView } from "#app/domain/bid/file.ts";
import type { OwnBid, WholeBid } from "#app/domain/bid/view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { fileKindWords, fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { resupplyWords as words } from "#app/messages/zh-CN/resupply.ts";
import { FileForm } from "./file-form.tsx";

const isAwaited = ({ problem }: OpenedFileView) => problem === "notSupplied";

/** 重新提供 for the team: what is asked, until when, and the two forms, which work without script. */
export function ResupplyPart({ bid, now }: { bid: OwnBid; now: string }) {
  const { resupply, status, no } = bid;
  if (!resupply) return null;
  const isOver = Date.parse(now) >= Date.parse(resupply.dueAt);
  if (status === "contentMissing") return <Alert tone="problem" title={words.staff.missing}>{words.missing}</Alert>;
  if (resupply.openedAt) return <Alert tone="done" title={words.opened(resupply.openedAt)} />;
  if (status === "contentConfirmed") return <Alert tone="note" title={words.matched(resupply.suppliedAt!)}>{words.checking}</Alert>;
  if (status !== "contentAsked" && status !== "contentSupplied") return null;
  return (
    <Section title={words.title} id="resupply">
      {status === "contentAsked" ? (
        <Alert tone="problem" title={isOver ? words.over : words.asked(resupply.dueAt)}>
          <p>{words.why(resupply.isKeyLost)}</p>
          <p className="whitespace-pre-wrap">{words.reason(resupply.reason)}</p>
          <p>{words.rule}</p>
        </Alert>
      ) : (
        <Alert tone="note" title={words.matched(resupply.suppliedAt!)}>{bid.openedFiles.some(isAwaited) && !isOver ? words.filesDue(resupply.dueAt) : words.checking}</Alert>
      )}
      {status === "contentAsked" && !isOver && <KeptForm no={no} hasCopy={bid.submitted !== null} />}
      {status === "contentSupplied" && bid.openedFiles.length > 0 && <FilesForm no={no} files={bid.openedFiles} isOver={isOver} />}
    </Section>
  );
}

function KeptForm({ no, hasCopy }: { no: string; hasCopy: boolean }) {
  return (
    <>
      <h3 className="mt-5 mb-2">{words.first}</h3>
      <p className="mb-2 measure text-soft">{words.firstHint}</p>
      {hasCopy && (
        <p className="mb-2">
          {words.onServer}
          <a href={`/work/bids/${encodeURIComponent(no)}/receipt/kept`} download>
            {words.download}
          </a>
        </p>
      )}
      <FileForm no={no} action="/uploads/resupply" label={words.file} button={words.send} accept=".json" />
    </>
  );
}

function FilesForm({ no, files, isOver }: { no: string; files: OpenedFileView[]; isOver: boolean }) {
  const isWhole = !files.some(isAwaited);
  return (
    <>
      <h3 className="mt-5 mb-2">{words.second}</h3>
      <ul className="mb-3 divide-y divide-line">
        {files.map((file) => (
          <li key={file.position} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="break-all">
              {fileKindWords[file.kind]}：{file.name}（{fileSizeWords(file.size)}）
            </span>
            <span className={isAwaited(file) ? "font-medium text-red-dark" : undefined}>{isAwaited(file) ? words.awaited : words.arrived}</span>
          </li>
        ))}
      </ul>
      {isWhole && <p>{words.allArrived}</p>}
      {!isWhole && isOver && <p>{words.over}</p>}
      {!isWhole && !isOver && (
        <>
          <p className="mb-2 measure text-soft">{words.secondHint}</p>
          <FileForm no={no} action="/uploads/resupply/files" label={words.attachments} button={words.sendFiles} isMany />
        </>
      )}
    </>
  );
}

/** The same for the bureau: how far it is, and what the machine found. */
export function ResupplyState({ bid }: { bid: WholeBid }) {
  const { resupply, status, openedFiles } = bid;
  if (!resupply) return null;
  const { staff } = words;
  const title =
    status === "contentMissing" ? staff.missing : resupply.openedAt ? staff.opened : resupply.confirmedAt ? staff.confirmed : resupply.suppliedAt ? staff.supplied : staff.asked(resupply.dueAt);
  const at = (term: string, instant: string | null) => (instant ? [{ term, value: formatDateTime(instant) }] : []);
  return (
    <Alert tone={status === "contentMissing" ? "problem" : resupply.openedAt ? "done" : "warning"} title={title}>
      <DescriptionList
        items={[
          { term: staff.facts.why, value: `${resupply.isKeyLost ? staff.keyLost : staff.damaged}。${resupply.reason}` },
          ...at(staff.facts.askedAt, resupply.askedAt),
          ...at(staff.facts.dueAt, resupply.dueAt),
          ...at(staff.facts.suppliedAt, resupply.suppliedAt),
          ...(resupply.suppliedAt
            ? [
                { term: staff.facts.match, value: staff.matches },
                { term: staff.facts.files, value: staff.filesOf(openedFiles.filter((file) => !isAwaited(file)).length, openedFiles.length) },
              ]
            : []),
          ...at(staff.facts.confirmedAt, resupply.confirmedAt),
          ...at(staff.facts.openedAt, resupply.openedAt),
        ]}
      />
      {status === "contentAsked" && <p>{staff.phone}</p>}
    </Alert>
  );
}
