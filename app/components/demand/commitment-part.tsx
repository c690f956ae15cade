import type { SubmissionResult } from "@conform-to/react";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DemandView } from "#app/domain/demand/view.ts";
import { handlesOrWatches, type WorkFrame } from "#app/domain/site/frame.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { LetterForm, LetterText } from "./letter-parts.tsx";

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
  return (
    <Section title="需求方承诺书" id="commitment">
      {lacks && <Alert tone="warning">第 {last.number} 版文本还没有承诺书；没有承诺书的，由它生成的榜单任务不能发布。</Alert>}
      <ul>
        {demand.commitments.map(({ versionNumber, signer, signedOn, scan, recordedAt }) => (
          <li key={recordedAt} className="mb-2">
            第 {versionNumber} 版　{signer}　<DateTime value={signedOn} /> 签署
            <span className="block text-sm text-soft"><ScanRef digest={scan} isReader={handlesOrWatches(frame)} /></span>
          </li>
        ))}
      </ul>
      <LetterText about={letterWords.ofDemand(demand.unitName, demand.no, demand.title, last.number)} />
      {mayRecord && <LetterForm frame={frame} lastResult={lastResult} />}
    </Section>
  );
}
