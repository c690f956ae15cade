import { useForm, type SubmissionResult } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { answerKinds } from "#app/domain/question/change.ts";
import type { QuestionView } from "#app/domain/question/view.ts";
import { answerKindWords } from "#app/messages/zh-CN/question.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";

interface AnswerFormProps {
  question: QuestionView;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

const kinds = answerKinds.map((value) => ({ value, words: answerKindWords[value].words, hint: answerKindWords[value].hint }));
const labels = { question: "公开的问题", answer: "答复", changes: "答复改变了什么", checked: "已核对" };

/** 拟答复: the owner's, or the officer's where it is late. */
export function DraftForm({ question, frame, lastResult }: AnswerFormProps) {
  const [form, fields] = useForm<{ answer: string; changes: string }>({ id: "draft", lastResult, defaultValue: { answer: question.answer, changes: question.changes ?? "" } });
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={labels} />
      <UnsavedGuard />
      <Once frame={frame} name="draft" />
      <TextArea field={fields.answer} label={labels.answer} hint="只说明，不改变任务；先交经办人，由经办人公开" rows={6} />
      <RadioField field={fields.changes} label={labels.changes} options={kinds} />
      <Button name="intent" value="draft">
        交经办人
      </Button>
    </form>
  );
}

/** 公开答复: the officer's. The question may be written anew, so that nobody is recognised by it. */
export function PublishForm({ question, frame, lastResult, isSuspected }: AnswerFormProps & { isSuspected: boolean }) {
  const [form, fields] = useForm<{ question: string; answer: string; changes: string; checked: boolean }>({
    id: "publish",
    lastResult,
    defaultValue: { question: question.text, answer: question.answer, changes: question.changes ?? "" },
  });
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={labels} />
      <UnsavedGuard />
      <Once frame={frame} name="publish" />
      <TextArea field={fields.question} label={labels.question} hint="可以改写，不让人认出提问单位" rows={3} />
      <TextArea field={fields.answer} label={labels.answer} rows={6} />
      <RadioField field={fields.changes} label={labels.changes} options={kinds} />
      {isSuspected && <CheckField field={fields.checked} label="已对照公开的任务核对：答复没有改变指标、经费和申报资格" />}
      <p className="mb-3 text-sm text-soft">公开后所有人都能看到，正在准备申报和关注本任务的单位会收到通知。不能撤销。</p>
      <Button name="intent" value="publish">
        公开答复
      </Button>
    </form>
  );
}
