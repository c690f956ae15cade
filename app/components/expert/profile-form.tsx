import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { expertKinds } from "#app/domain/review/view.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

const labels = { unit: "推荐单位", kind: "类别", title: "职称", fields: "专业领域", local: "工作地点", region: "所在地区", yearlyCap: "每年最多参加", experience: "学术、工作经历", truthful: "承诺" };

type Values = Record<keyof typeof labels, string>;

export interface ProfileFormProps {
  frame: WorkFrame;
  last: SubmissionResult<string[]> | undefined;
  /** The entry to change; left out, an application of these units' member. */
  entry?: { kind: string; title: string; fields: string[]; local: boolean; region: string; yearlyCap: number };
  units?: { id: string; name: string }[];
}

/** 专家资料: an officer's correction, or somebody's application. */
export function ProfileForm({ frame, last, entry, units = [] }: ProfileFormProps) {
  const defaultValue = entry && { kind: entry.kind, title: entry.title, fields: entry.fields.join("、"), local: entry.local ? "yes" : "no", region: entry.region, yearlyCap: String(entry.yearlyCap) };
  const [form, fields] = useForm<Values>({ id: "profile", lastResult: last, defaultValue });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <Once frame={frame} name="profile" />
      {!entry && <SelectField field={fields.unit} label={labels.unit} hint="由该单位的管理员推荐" options={units.map(({ id, name }) => ({ value: id, words: name }))} />}
      <SelectField field={fields.kind} label={labels.kind} options={expertKinds.map((value) => ({ value, words: expertKindWords[value] }))} />
      <TextField field={fields.title} label={labels.title} placeholder="教授、正高级工程师、高级会计师" />
      <TextField field={fields.fields} label={labels.fields} hint="用顿号分开，如 胶凝材料、固废利用" />
      <RadioField field={fields.local} label={labels.local} options={[{ value: "yes", words: "本市" }, { value: "no", words: "市外" }]} />
      <TextField field={fields.region} label={labels.region} isOptional={Boolean(entry)} placeholder="河南郑州" />
      {entry ? <TextField field={fields.yearlyCap} label={labels.yearlyCap} type="number" min={1} max={50} unit="项任务" className="w-28" /> : <TextArea field={fields.experience} label={labels.experience} hint="学历、从业年限、主要成果，200 字左右" />}
      {!entry && <CheckField field={fields.truthful} label="以上内容真实；愿意接受抽取，遵守评审纪律和回避规定。" />}
      <Button name="intent" value={entry ? "edit" : "apply"}>
        {entry ? "保存" : "提交申请"}
      </Button>
    </form>
  );
}
