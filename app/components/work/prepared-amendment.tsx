import { DifferenceList } from "#app/components/challenge/amendment-list.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ChallengeDifference, MaterialKind } from "#app/domain/challenge/amendment.ts";
import { amendmentName, materialWords } from "#app/messages/zh-CN/amendment.ts";

export interface Prepared {
  number: number;
  differences: ChallengeDifference[];
  material: MaterialKind[];
  closesAtBefore: string;
  closesAt: string;
}

/** What a correction would publish: what it touches, the deadline that follows, the difference. */
export function PreparedAmendment({ prepared }: { prepared: Prepared }) {
  return (
    <>
      <p>{prepared.material.length > 0 ? `涉及${prepared.material.map((kind) => materialWords[kind]).join("、")}。` : "不涉及考核指标、经费和申报条件，截止时间不变。"}</p>
      {prepared.closesAt !== prepared.closesAtBefore && (
        <p>
          截止时间由 <DateTime value={prepared.closesAtBefore} /> 顺延至{" "}
          <strong>
            <DateTime value={prepared.closesAt} />
          </strong>
          （遇休息日顺延到工作日 17:00）。
        </p>
      )}
      <DifferenceList differences={prepared.differences} />
    </>
  );
}

/** 拟定的更正, as it waits for a second person; `problem`: why it can no longer be published as it was written. */
export function WaitingAmendment({ waiting }: { waiting: { by: string | null; reason: string; prepared: Prepared | null; problem: string | null } | null }) {
  if (!waiting) return null;
  const { by, reason, prepared, problem } = waiting;
  return (
    <Section title={`待公布：${prepared ? amendmentName(prepared.number) : "更正"}`} id="waiting-amendment" aside="公布前任务不变">
      <p>
        {by ?? "系统"}拟定，理由：{reason}
      </p>
      {problem !== null && <p className="font-medium text-red-dark">现在不能公布：{problem}请重新拟定。</p>}
      {prepared && <PreparedAmendment prepared={prepared} />}
      {prepared && <p className="mt-3 text-soft">由拟定人以外的复核人核对后，在下面“办理”中公布。</p>}
    </Section>
  );
}
