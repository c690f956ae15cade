import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { DrawnName, HeldDraw } from "#app/domain/review/draw/draw-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { callResultWords, callStateWords, callWords } from "#app/messages/zh-CN/draw-call.ts";
import { drawGroupWords } from "#app/messages/zh-CN/draw-verdict.ts";
import { CallForm } from "./call-form.tsx";

interface CallListPartProps {
  draw: HeldDraw;
  frame: WorkFrame;
  /** `call`: record results; `invite`: ask in writing and make tasks. */
  may: { call: boolean; invite: boolean };
  /** The page where tasks are replaced. */
  experts: string;
  lastResult: Parameters<typeof CallForm>[0]["lastResult"];
}

const stillWaiting = ({ call }: DrawnName) => call.state === "waiting";

/** 电话邀请: whose turn it is, what every call brought. Names and telephones only for who may know them. */
export function CallListPart({ draw, frame, may, experts, lastResult }: CallListPartProps) {
  const names = draw.groups.flatMap((group) => group.names);
  const isAgreed = names.some(({ call, expert }) => call.state === "accepted" && expert !== null && !expert.isInvited);
  const isNext = names.some(({ call }) => call.state === "next");
  return (
    <>
      <p className="measure no-print mb-3 text-sm text-soft">{callWords.lead}</p>
      {draw.groups.map((group) => (
        <div key={group.name} className="mb-6">
          <h3 className="mb-2">
            {drawGroupWords(group.name)}：{callWords.places(group.accepted, group.places)}
          </h3>
          <DataTable
            caption={`${drawGroupWords(group.name)}邀请记录`}
            rows={group.names.filter((name) => !stillWaiting(name))}
            columns={columnsFor(group, frame, may.call, lastResult)}
            rowKey={(row) => row.pseudonym}
            empty={<p>{callWords.none}</p>}
            isPlain
          />
          {group.empty > 0 && <Alert tone="warning">{callWords.empty(group.empty)}</Alert>}
          {group.names.some(stillWaiting) && <p className="mt-2 text-sm text-soft">{group.accepted >= group.places ? callWords.full : ""}{callWords.waiting(group.names.filter(stillWaiting).length)}</p>}
        </div>
      ))}
      {may.invite && (isNext || isAgreed) && (
        <form method="post" className="no-print flex flex-wrap gap-3">
          <Once frame={frame} name="inviteDrawn" />
          {isAgreed && (
            <Button name="intent" value="invite">
              为已同意的专家建立评审任务
            </Button>
          )}
          {isNext && (
            <Button name="intent" value="ask" tone="plain">
              不致电，改发书面邀请
            </Button>
          )}
        </form>
      )}
      {may.invite && (
        <p className="measure no-print mt-2 text-sm text-soft">
          书面邀请发给所有轮到的专家：系统内任务，并发邮件、短信提醒（不写明评审任务），由专家登录后答复。已建立的任务在“<a href={experts}>分派专家</a>”中查看、替换。
        </p>
      )}
    </>
  );
}

function columnsFor(group: HeldDraw["groups"][number], frame: WorkFrame, mayCall: boolean, lastResult: CallListPartProps["lastResult"]): Column<DrawnName>[] {
  const isNamed = group.names.some(({ expert }) => expert !== null);
  return [
    { key: "order", head: "次序", cell: ({ isStandby, order }) => (isStandby ? <span className="whitespace-nowrap">备选 {order}</span> : order) },
    { key: "pseudonym", head: "代号", isRowHead: true, cell: ({ pseudonym }) => pseudonym },
    ...(isNamed ? [{ key: "name", head: "专家", cell: ({ expert }: DrawnName) => expert && `${expert.name}（${expert.unitName}）` }] : []),
    ...(isNamed && mayCall ? [{ key: "phone", head: "电话", cell: ({ expert }: DrawnName) => (expert?.phone ? <a className="whitespace-nowrap tabular-nums" href={`tel:${expert.phone}`}>{expert.phone}</a> : <span className="whitespace-nowrap text-soft">未登记</span>) }] : []),
    {
      key: "state",
      head: "结果",
      isText: true,
      cell: ({ call }) => (
        <>
          {call.state === "next" ? <strong className="text-blue">{callStateWords.next}</strong> : callStateWords[call.state]}
          {call.log.map(({ at, result, reason, by }) => (
            <span key={at} className="block text-sm text-soft">
              <DateTime value={at} /> {callResultWords[result]}
              {reason && `：${reason}`}
              {by && `（${by}）`}
            </span>
          ))}
        </>
      ),
    },
    ...(mayCall ? [{ key: "form", head: "登记", isText: true, cell: ({ pseudonym, call }: DrawnName) => call.isOpen && <CallForm pseudonym={pseudonym} isFirst={call.state === "next"} frame={frame} lastResult={lastResult} /> }] : []),
  ];
}
