import type { PublicChallenge } from "#app/domain/challenge/view.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { askedLines, mayBidLines } from "#app/messages/zh-CN/conditions.ts";

/** Who may and who may not answer, as the system enforces it. */
export function ChallengeEligibility({ challenge: { ownerName, eligibility }, rules }: { challenge: Pick<PublicChallenge, "ownerName" | "eligibility">; rules: RoundRules | null }) {
  const asked = askedLines(eligibility);
  return (
    <div className="measure grid gap-6 sm:grid-cols-2">
      <div>
        <h3>可以报</h3>
        <ul className="list-disc space-y-1 pl-5">
          <Items lines={mayBidLines(eligibility)} />
          <li>同一单位在本任务中只能牵头一份申报。</li>
        </ul>
        {asked.length > 0 && (
          <>
            <h3 className="mt-4">还须符合</h3>
            <ul className="list-disc space-y-1 pl-5">
              <Items lines={asked} />
            </ul>
          </>
        )}
      </div>
      <div>
        <h3>不能报</h3>
        <ul className="list-disc space-y-1 pl-5">
          {ownerName && <li>需求单位（{ownerName}）及与其有控股关系、受同一主体控制的单位。</li>}
          <Items lines={eligibility.exclusions} />
          {rules?.crossMembership === "forbid" && <li>已参加本任务另一份申报的单位。</li>}
          {rules?.crossMembership === "disclose" && <li>参加本任务两份申报而未如实披露的单位。</li>}
          {rules && <Items lines={barredLines(rules)} />}
          <li>约束性指标未逐项响应的申报，系统不予提交。</li>
        </ul>
      </div>
    </div>
  );
}

/** What the round's switches refuse or look into, beside the item's own conditions. */
function barredLines({ leadPerson, unitLeads, unitJoins, blacklist, unaccepted }: RoundRules): string[] {
  const how = { refuse: "不能提交", check: "形式审查时认定" } as const;
  return [
    ...(leadPerson === "allow" ? [] : [`项目负责人同时负责本批次另一份申报的，${how[leadPerson]}。`]),
    ...(unitLeads > 0 ? [`本批次牵头超过 ${unitLeads} 份的单位。`] : []),
    ...(unitJoins > 0 ? [`本批次作为成员参加超过 ${unitJoins} 份的单位。`] : []),
    ...(blacklist === "off" ? [] : [`列入失信、违法限制名单的单位，${how[blacklist]}。`]),
    ...(unaccepted === "off" ? [] : [`有逾期未验收项目的单位，${how[unaccepted]}。`]),
  ];
}

function Items({ lines }: { lines: readonly string[] }) {
  return lines.map((words, index) => <li key={index}>{words}</li>);
}
