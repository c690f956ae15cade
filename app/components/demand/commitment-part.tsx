import type { SubmissionResult } from "@conform-to/react";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DemandView } from "#app/domain/demand/view.ts";
import { handlesOrWatches, type WorkFrame } from "#app/domain/site/frame.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { LetterForm, LetterText, Signatories } from "./letter-parts.tsx";

interface CommitmentPartProps {
  demand: DemandView;
  lacks: boolean;
  mayRecord: boolean;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** 需求方承诺书: its text to be printed and signed, and what was signed. It gates the publication of the challenge. */
export function CommitmentPart({ demand, lacks, mayRecord, frame, lastResult }: CommitmentPartProps) {
  const last = demand.versions[0];
  if (!last) return null;
  const hasSigned = (of: string | null) => demand.commitments.some(({ versionNumber, unitUscc }) => versionNumber === last.number && unitUscc === of);
  const signatories = [{ uscc: demand.unitUscc, name: demand.unitName, isSigned: hasSigned(null) }, ...demand.coOwners.map((one) => ({ ...one, isSigned: hasSigned(one.uscc) }))];
  return (
    <Section title="需求方承诺书" id="commitment">
      {lacks && <Alert tone="warning">第 {last.number} 版文本{signatories.length > 1 && "还有单位"}没有签署承诺书；没有承诺书的，由它生成的榜单任务不能发布。</Alert>}
      <Signatories signatories={signatories} />
      <ul>
        {demand.commitments.map(({ versionNumber, unitName, signer, signedOn, scan, recordedAt }) => (
          <li key={recordedAt} className="mb-2">
            第 {versionNumber} 版　{signatories.length > 1 && `${unitName}　`}{signer}　<DateTime value={signedOn} /> 签署
            <span className="block text-sm text-soft"><ScanRef digest={scan} isReader={handlesOrWatches(frame)} /></span>
          </li>
        ))}
      </ul>
      <LetterText about={letterWords.ofDemand(signatories.map(({ name }) => name).join("、"), demand.no, demand.title, last.number)} />
      {mayRecord && <LetterForm frame={frame} lastResult={lastResult} signatories={signatories} />}
    </Section>
  );
}
