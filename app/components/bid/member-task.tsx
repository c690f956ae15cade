import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { percentOf } from "#app/domain/bid/parts.ts";
import type { MemberTask } from "#app/domain/bid/member-view.ts";
import { type MemberRole, moneySources } from "#app/domain/bid/parts.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { moneyWords } from "#app/messages/zh-CN/bid.ts";
import { limitsToMember, memberLimitWords } from "#app/messages/zh-CN/member-limits.ts";
import { memberRoleWords, partWords, taskWords } from "#app/messages/zh-CN/members.ts";

/** A member's own block to read before answering; nothing of the rest of the bid. */
export function MemberTaskFacts({ task }: { task: MemberTask }) {
  const { block, money } = task;
  const limits = limitsToMember(task.limits);
  return (
    <DescriptionList
      items={[
        { term: "榜单任务", value: `${task.challengeNo}　${task.challengeTitle}` },
        { term: "牵头单位", value: task.leadName },
        { term: "贵单位", value: `${task.unitName}（${block.uscc}）` },
        { term: "角色", value: memberRoleWords[block.role as MemberRole] },
        { term: "承担任务", value: <span className="whitespace-pre-wrap">{block.tasks}</span> },
        ...(block.people ? [{ term: partWords.people, value: <span className="whitespace-pre-wrap">{block.people}</span> }] : []),
        ...moneySources.map((source) => ({ term: `投入：${moneyWords[source]}`, value: <Money fen={block.moneyIn[source]} /> })),
        { term: partWords.out, value: <Money fen={block.moneyOutFen} /> },
        { term: partWords.ip, value: `${percentOf(block.ipShare)}%` },
        ...(money ? [{ term: "项目经费合计", value: <Money fen={moneySources.reduce((sum, source) => sum + (money[source] ?? 0), 0)} /> }] : []),
        ...(limits ? [{ term: memberLimitWords.title, value: limits }] : []),
        { term: taskWords.due, value: task.dueAt ? formatDateTime(task.dueAt) : "—" },
      ]}
    />
  );
}
