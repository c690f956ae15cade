import { Alert } from "#app/components/ui/alert.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import type { TeamWarning } from "#app/domain/bid/team-warning.ts";
import { conditionVerdictWords } from "#app/messages/zh-CN/eligibility.ts";
import { teamWarningEnd, teamWarningWords } from "#app/messages/zh-CN/team-warning.ts";
import { LeadProfile } from "./lead-profile.tsx";
import { ContestNote } from "./rare-parts.tsx";

/** 提前提醒: what about the units of the team will matter later, said while something can still be done. */
export function TeamWarnings({ warnings }: { warnings: readonly TeamWarning[] }) {
  if (warnings.length === 0) return null;
  const isStopped = warnings.some(({ stops }) => stops);
  return (
    <Alert tone={isStopped ? "problem" : "warning"} title={teamWarningEnd.title}>
      <ul className="list-disc pl-5">
        {warnings.map(({ code, unitName, stops }) => (
          <li key={`${code}${unitName}`}>
            {teamWarningWords[code](unitName)}
            {code !== "unverified" && (stops ? <strong>{teamWarningEnd.stops}</strong> : teamWarningEnd.checked)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** 揭榜方条件 of the item, where it sets some, and how the draft stands to each. */
function BidConditions({ conditions, challenge }: Pick<OwnBid, "conditions" | "challenge">) {
  if (conditions.length === 0) return null;
  const isUnmet = conditions.some(({ verdict }) => verdict === "no");
  return (
    <Alert tone={isUnmet ? "problem" : "note"} title={isUnmet ? "不符合本任务的揭榜方条件" : "本任务的揭榜方条件"}>
      <ul className="list-disc pl-5">
        {conditions.map((one) => (
          <li key={one.rule} className={one.verdict === "no" ? "font-bold" : undefined}>
            {conditionVerdictWords(one, challenge.eligibility)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** What stands above the form about the team: a contest of the lead unit, its profile, folded, the item's conditions, and the early words. */
export function TeamNotes({ bid }: { bid: Pick<OwnBid, "leadProfile" | "warnings" | "conditions" | "challenge" | "contest" | "no" | "unitName"> }) {
  return (
    <>
      <ContestNote bid={bid} />
      <LeadProfile profile={bid.leadProfile} mayEdit />
      <BidConditions conditions={bid.conditions} challenge={bid.challenge} />
      <TeamWarnings warnings={bid.warnings} />
    </>
  );
}
