import { Alert } from "#app/components/ui/alert.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import type { TeamWarning } from "#app/domain/bid/team-warning.ts";
import { teamWarningEnd, teamWarningWords } from "#app/messages/zh-CN/unit-profile.ts";
import { ContestNote } from "./contest-note.tsx";
import { LeadProfile } from "./lead-profile.tsx";

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

/** What stands above the form about the team: a contest of the lead unit, its profile, folded, and the early words. */
export function TeamNotes({ bid }: { bid: Pick<OwnBid, "leadProfile" | "warnings" | "contest" | "no" | "unitName"> }) {
  return (
    <>
      <ContestNote bid={bid} />
      <LeadProfile profile={bid.leadProfile} mayEdit />
      <TeamWarnings warnings={bid.warnings} />
    </>
  );
}
