import type { RoundRules } from "#app/domain/round/schema.ts";

/** Who may and who may not answer, as the system enforces it. */
export function ChallengeEligibility({ ownerName, rules }: { ownerName: string | null; rules: RoundRules | null }) {
  return (
    <div className="measure grid gap-6 sm:grid-cols-2">
      <div>
        <h3>可以报</h3>
        <ul className="list-disc space-y-1 pl-5">
          <li>在中国境内登记、有统一社会信用代码的企业、高校、科研院所等，不限地区和注册时间。</li>
          <li>可以独立申报，也可以组成联合体；联合体只有一个牵头单位。</li>
          <li>同一单位在本任务中只能牵头一份申报。</li>
        </ul>
      </div>
      <div>
        <h3>不能报</h3>
        <ul className="list-disc space-y-1 pl-5">
          {ownerName && <li>需求单位（{ownerName}）及与其有控股关系、受同一主体控制的单位。</li>}
          {rules?.crossMembership === "forbid" && <li>已参加本任务另一份申报的单位。</li>}
          {rules?.crossMembership === "disclose" && <li>参加本任务两份申报而未如实披露的单位。</li>}
          <li>约束性指标未逐项响应的申报，系统不予提交。</li>
        </ul>
      </div>
    </div>
  );
}
