import type { LotStock, OwnSampleRequest, SampleOrder, VisitGuest } from "#app/domain/sample/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { gramWords } from "#app/messages/zh-CN/sample.ts";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

/** 本单位的申请. */
export function OwnRequests({ requests, mayAsk, frame }: { requests: OwnSampleRequest[]; mayAsk: boolean; frame: WorkFrame }) {
  return (
    <ul className="mb-4 space-y-2">
      {requests.map(({ lot, askedAt, sentAt, dispatch }) => (
        <li key={lot} className="flex flex-wrap items-center gap-3">
          第 {lot} 批　<DateTime value={askedAt} /> 申请　
          {sentAt === null ? "等待寄出" : <><DateTime value={sentAt} /> 已寄出：{dispatch}</>}
          {sentAt === null && mayAsk && (
            <form method="post">
              <Once frame={frame} name={`takeBack-${lot}`} />
              <input type="hidden" name="lot" value={lot} />
              <Button name="intent" value="takeBack" tone="plain">
                撤回
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** 备样: what there is, what is promised, what remains. */
export function StockTable({ stock }: { stock: LotStock[] }) {
  const columns: Column<LotStock>[] = [
    { key: "lot", head: "批次", isRowHead: true, cell: ({ lot }) => `第 ${lot} 批` },
    { key: "stock", head: "总量", isNumeric: true, cell: (row) => gramWords(row.stock) },
    { key: "promised", head: "已申请", isNumeric: true, cell: ({ promised }) => gramWords(promised) },
    { key: "remains", head: "剩余", isNumeric: true, cell: ({ remains }) => (remains < 0 ? <span className="font-medium text-red-dark">缺 {gramWords(-remains)}，请补样</span> : gramWords(remains)) },
  ];
  return <DataTable caption="备样" isPlain rows={stock} columns={columns} rowKey={({ lot }) => String(lot)} empty={<EmptyState title="没有样品">登记样品后在这里看剩余多少。</EmptyState>} />;
}

/** 申请, for who sends them. */
export function OrderTable({ orders, maySend, frame }: { orders: SampleOrder[]; maySend: boolean; frame: WorkFrame }) {
  const columns: Column<SampleOrder>[] = [
    { key: "unit", head: "单位", isRowHead: true, isText: true, cell: ({ unitName }) => unitName },
    { key: "lot", head: "批次", cell: ({ lot }) => `第 ${lot} 批` },
    { key: "place", head: "寄往", isText: true, cell: ({ recipient, phone, address }) => `${recipient}　${phone}　${address}` },
    { key: "asked", head: "申请时间", cell: ({ askedAt }) => <DateTime value={askedAt} /> },
    { key: "sent", head: "寄出", isText: true, cell: (order) => <Sent order={order} maySend={maySend} frame={frame} /> },
  ];
  return <DataTable caption="样品申请" rows={orders} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title="没有申请">单位申请样品后列在这里。</EmptyState>} />;
}

function Sent({ order: { id, sentAt, dispatch }, maySend, frame }: { order: SampleOrder; maySend: boolean; frame: WorkFrame }) {
  if (sentAt !== null) return <><DateTime value={sentAt} />　{dispatch}</>;
  if (!maySend) return <>等待寄出</>;
  return (
    <form method="post" className="flex flex-wrap items-center gap-2">
      <Once frame={frame} name={`send-${id}`} />
      <input type="hidden" name="request" value={id} />
      <input name="dispatch" required aria-label="快递和单号，或自提" placeholder="快递和单号，或自提" className="min-h-10 w-48 rounded border border-edge px-2" />
      <Button name="intent" value="send" tone="plain">
        登记寄出
      </Button>
    </form>
  );
}

/** 报名和签到. */
export function GuestTable({ guests, maySign, frame }: { guests: VisitGuest[]; maySign: boolean; frame: WorkFrame }) {
  const columns: Column<VisitGuest>[] = [
    { key: "unit", head: "单位", isRowHead: true, isText: true, cell: ({ unitName }) => unitName },
    { key: "people", head: "人员", isText: true, cell: ({ people }) => people.join("、") },
    { key: "phone", head: "手机", cell: ({ phone }) => phone },
    { key: "signed", head: "签到", cell: (guest) => <SignIn guest={guest} maySign={maySign} frame={frame} /> },
  ];
  return <DataTable caption="踏勘报名" rows={guests} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title="没有报名">单位报名后列在这里。</EmptyState>} />;
}

function SignIn({ guest: { id, signedInAt }, maySign, frame }: { guest: VisitGuest; maySign: boolean; frame: WorkFrame }) {
  if (signedInAt !== null) return <DateTime value={signedInAt} />;
  if (!maySign) return <>未签到</>;
  return (
    <form method="post">
      <Once frame={frame} name={`signIn-${id}`} />
      <input type="hidden" name="entry" value={id} />
      <Button name="intent" value="signIn" tone="plain">
        签到
      </Button>
    </form>
  );
}
