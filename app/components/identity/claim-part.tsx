import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ClaimView, EvidenceView } from "#app/domain/organisation/claim.ts";
import { fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { claimOutcomeWords, claimWords } from "#app/messages/zh-CN/claim.ts";

/** 单位认领 on the unit's own page: how it stands and its papers. What was accepted needs nothing more. */
export function ClaimPart({ claim, isContested, checkDigitOk }: { claim: ClaimView; isContested: boolean; checkDigitOk: boolean }) {
  const isDone = claim.outcome === "accepted";
  if (isDone && !isContested) return null;
  return (
    <Section title={claimWords.title} id="claim">
      {isContested && <Alert tone="warning">{claimWords.contested}</Alert>}
      {claim.outcome === null && <p className="mb-3 measure">{claimWords.waiting}</p>}
      {claim.outcome === "declined" && (
        <Alert tone="problem" title={claimWords.declined}>
          {claim.reason}
        </Alert>
      )}
      {!checkDigitOk && <p className="mb-3 measure">{claimWords.checkDigit}</p>}
      <EvidenceList evidence={claim.evidence} />
      {!isDone && <EvidenceForm claimId={claim.id} />}
    </Section>
  );
}

/** 认领异议 of the person, with what became of them. */
export function ContestList({ contests }: { contests: ClaimView[] }) {
  if (contests.length === 0) return null;
  return (
    <Section title={claimWords.mine} id="contests">
      {contests.map((contest) => (
        <div key={contest.id} className="mb-6">
          <p>
            <strong>{contest.unitName}</strong>　<DateTime value={contest.createdAt} />
            {contest.outcome === null ? "　等待经办人核实" : `　${claimOutcomeWords[contest.outcome]}：${contest.reason ?? ""}`}
          </p>
          <EvidenceList evidence={contest.evidence} />
          {contest.outcome === null && (
            <p className="no-print mb-3 measure">
              {claimWords.draftMeanwhile}<a href="/challenges">找榜单</a>
            </p>
          )}
          {contest.outcome === null && <EvidenceForm claimId={contest.id} />}
        </div>
      ))}
    </Section>
  );
}

export function EvidenceList({ evidence }: { evidence: EvidenceView[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="mb-3 list-disc pl-5">
      {evidence.map(({ id, name, size, addedAt }) => (
        <li key={id}>
          <a href={`/work/evidence/${id}`}>{name}</a>（{fileSizeWords(size)}，<DateTime value={addedAt} />）
        </li>
      ))}
    </ul>
  );
}

/** A form that browsers send by themselves: the claim's id first, then the files. */
function EvidenceForm({ claimId }: { claimId: string }) {
  const id = `evidence-${claimId}`;
  return (
    <form method="post" action="/uploads/evidence" encType="multipart/form-data" className="no-print flex flex-wrap items-end gap-x-4 gap-y-3 border border-line bg-wash p-3">
      <input type="hidden" name="claim" value={claimId} />
      <div className="grid min-w-0 gap-1">
        <label htmlFor={id} className="font-medium">
          证明材料
        </label>
        <input id={id} type="file" name="file" multiple accept=".pdf,.jpg,.jpeg,.png" aria-describedby={`${id}-hint`} className="min-h-10 max-w-full py-1.5" />
      </div>
      <Button tone="plain">{claimWords.upload}</Button>
      <p id={`${id}-hint`} className="w-full text-sm text-soft">
        {claimWords.evidenceHint}
      </p>
    </form>
  );
}
