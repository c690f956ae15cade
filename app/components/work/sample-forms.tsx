import { type SubmissionResult, useForm } from "@conform-to/react";
import type { SampleLot, SamplePage, ItemVisit } from "#app/domain/sample/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";
import { gramWords } from "#app/messages/zh-CN/sample.ts";
import { DeadlineField } from "#app/components/form/deadline-field.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";

interface FormProps {
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

const lotOptions = (lots: SampleLot[]) => lots.map(({ number, material, quantity }) => ({ value: String(number), words: `第 ${number} 批　${material}　${gramWords(quantity)}` }));

const lotLabels = { material: "样品名称", takenOn: "取样日期", quantity: "每单位数量", stock: "总量", analysis: "成分表", note: "说明" };

/** 登记样品. */
export function LotForm({ frame, lastResult }: FormProps) {
  const [form, fields] = useForm<{ material: string; takenOn: string; quantity: string; stock: string; analysis: string; note: string }>({ id: "addLot", lastResult });
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={lotLabels} />
      <Once frame={frame} name="addLot" />
      <TextField field={fields.material} label={lotLabels.material} hint="如：拜耳法赤泥，压滤后滤饼" />
      <TextField field={fields.takenOn} label={lotLabels.takenOn} type="date" className="max-w-48" />
      <TextField field={fields.quantity} label={lotLabels.quantity} className="max-w-40" hint="连同单位填写，如 20 kg、500 g；每个单位都是这个数量" />
      <TextField field={fields.stock} label={lotLabels.stock} className="max-w-40" hint="连同单位填写，如 0.5 t；只有经办人看得到剩余多少" />
      <TextArea field={fields.analysis} label={lotLabels.analysis} rows={6} hint="一行一项：成分 数值 单位，如 Fe2O3 38.4 %；可以从表格粘贴" />
      <TextArea field={fields.note} label={lotLabels.note} rows={2} isOptional />
      <Button name="intent" value="addLot">
        登记样品
      </Button>
    </form>
  );
}

/** 补样. */
export function SupplyForm({ lots, frame, lastResult }: FormProps & { lots: SampleLot[] }) {
  const [form, fields] = useForm<{ lot: string; more: string }>({ id: "supply", lastResult });
  return (
    <form method="post" id={form.id} noValidate className="mt-4 flex flex-wrap items-end gap-x-4">
      <ErrorSummary form={form} labels={{ lot: "批次", more: "增加" }} />
      <Once frame={frame} name="supply" />
      <SelectField field={fields.lot} label="批次" options={lotOptions(lots)} />
      <TextField field={fields.more} label="增加（连同单位，如 5 kg）" className="max-w-40" />
      <Button name="intent" value="supply" tone="plain" className="mb-5">
        登记补样
      </Button>
    </form>
  );
}

const placeLabels = { lot: "样品", recipient: "收件人", phone: "电话", address: "地址" };

/** 申请样品. */
export function AskForm({ lots, frame, lastResult }: FormProps & { lots: SampleLot[] }) {
  const [form, fields] = useForm<{ lot: string; recipient: string; phone: string; address: string }>({ id: "ask", lastResult });
  return (
    <form method="post" id={form.id} noValidate className="mt-6 measure">
      <ErrorSummary form={form} labels={placeLabels} />
      <Once frame={frame} name="ask" />
      <SelectField field={fields.lot} label={placeLabels.lot} options={lotOptions(lots)} />
      <TextField field={fields.recipient} label={placeLabels.recipient} className="max-w-48" />
      <TextField field={fields.phone} label={placeLabels.phone} inputMode="tel" className="max-w-48" />
      <TextField field={fields.address} label={placeLabels.address} />
      <Button name="intent" value="ask">
        申请样品
      </Button>
    </form>
  );
}

const visitLabels = { startsAt: "踏勘时间", place: "集合地点", registerUntil: "报名截止", onDayOff: deadlineWords.onDayOff, mostPeople: "每单位人数上限", note: "说明" };
/** As the browser's own field of date and time writes it, Beijing time. */
const local = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16);

/** 安排踏勘. */
export function VisitForm({ visit, frame, lastResult }: FormProps & { visit: ItemVisit | null }) {
  const [form, fields] = useForm<{ startsAt: string; place: string; registerUntil: string; onDayOff: boolean; mostPeople: string; note: string }>({
    id: "setVisit",
    lastResult,
    defaultValue: visit ? { ...visit, startsAt: local(visit.startsAt), registerUntil: local(visit.registerUntil), mostPeople: String(visit.mostPeople) } : { mostPeople: "3" },
  });
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={visitLabels} />
      <Once frame={frame} name="setVisit" />
      <DeadlineField field={fields.startsAt} label={visitLabels.startsAt} now={frame.now} keepsHour />
      <TextField field={fields.place} label={visitLabels.place} />
      <DeadlineField field={fields.registerUntil} label={visitLabels.registerUntil} now={frame.now} />
      <CheckField field={fields.onDayOff} label={visitLabels.onDayOff} hint="踏勘时间或报名截止不在工作日的，须勾选确认" />
      <TextField field={fields.mostPeople} label={visitLabels.mostPeople} unit="人" inputMode="numeric" className="max-w-24" />
      <TextArea field={fields.note} label={visitLabels.note} rows={2} isOptional hint="如：自带安全帽，不得拍照" />
      <Button name="intent" value="setVisit">
        {visit ? "更改安排" : "公布安排"}
      </Button>
    </form>
  );
}

/** 报名踏勘. */
export function RegisterForm({ visit, entry, frame, lastResult }: FormProps & { visit: ItemVisit; entry: NonNullable<SamplePage["asks"]>["entry"] }) {
  const [form, fields] = useForm<{ people: string; phone: string }>({ id: "register", lastResult, defaultValue: entry ? { people: entry.people.join("\n"), phone: entry.phone } : {} });
  return (
    <form method="post" id={form.id} noValidate className="mt-6 measure">
      <ErrorSummary form={form} labels={{ people: "参加人员", phone: "联系手机" }} />
      <Once frame={frame} name="register" />
      <TextArea field={fields.people} label="参加人员" rows={3} hint={`一行一人，不超过 ${visit.mostPeople} 人`} />
      <TextField field={fields.phone} label="联系手机" inputMode="tel" className="max-w-48" />
      <p className="flex flex-wrap gap-3">
        <Button name="intent" value="register">
          {entry ? "更改报名" : "报名"}
        </Button>
        {entry && (
          <Button name="intent" value="cancel" tone="plain" formNoValidate>
            取消报名
          </Button>
        )}
      </p>
    </form>
  );
}

/** 公布踏勘记录. */
export function RecordForm({ frame, lastResult }: FormProps) {
  const [form, fields] = useForm<{ record: string }>({ id: "record", lastResult });
  return (
    <form method="post" id={form.id} noValidate className="mt-6 measure">
      <ErrorSummary form={form} labels={{ record: "踏勘记录" }} />
      <UnsavedGuard />
      <Once frame={frame} name="record" />
      <TextArea field={fields.record} label="踏勘记录" rows={6} hint="看了什么、现场的问题和答复；不写谁来了。公布后不能修改" />
      <Button name="intent" value="record">
        公布记录
      </Button>
    </form>
  );
}
