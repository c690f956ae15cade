import { Once } from "#app/components/form/once.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { OpenedFileView } from "#app/domain/bid/file.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { scanWords as words } from "#app/messages/zh-CN/file-scan.ts";

/** Files that wait for the virus scan, for who handles the bid: one asks to release, another one lets it happen. */
export function HeldFiles({ files, frame }: { files: readonly OpenedFileView[]; frame: WorkFrame }) {
  const held = files.filter(({ held: known }) => known !== null);
  if (held.length === 0) return null;
  return (
    <Alert tone="warning" title={words.heldTitle(held.length)}>
      <p className="measure">{words.heldWords}</p>
      <ul className="mt-2">
        {held.map((file) => (
          <li key={file.position} className="border-t border-line py-2">
            <span className="font-medium break-all">{file.name}</span>　{file.scan === "infected" ? words.infected : words.waiting}
            {file.held!.finding !== null && <span>　{words.finding(file.held!.finding)}</span>}
            <ReleaseForm file={file} frame={frame} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ReleaseForm({ file: { position, name, held }, frame }: { file: OpenedFileView; frame: WorkFrame }) {
  const asked = held!.asked;
  return (
    <>
      {asked && (
        <p>
          {words.asked(asked.by, formatDateTime(asked.at))}，{words.reason}：{asked.reason}
        </p>
      )}
      {asked?.isOwn ? (
        <p>{words.isOwn}</p>
      ) : (
        <form method="post" aria-label={`${asked ? words.release : words.ask} ${name}`} className="no-print mt-2 flex flex-wrap items-end gap-3">
          <Once frame={frame} name={`release-${position}`} />
          <input type="hidden" name="position" value={position} />
          <input type="hidden" name="seen" value={held!.seen} />
          <label className="text-sm">
            {words.reason}
            <input name="reason" required minLength={5} maxLength={500} className={`${controlClass} mt-1 block min-h-10 w-80 max-w-full`} />
          </label>
          <Button name="intent" value="releaseFile" tone="plain">
            {asked ? words.release : words.ask}
          </Button>
        </form>
      )}
    </>
  );
}
