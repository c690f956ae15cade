import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { BankLink } from "#app/domain/expert/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { sourceWords } from "#app/messages/zh-CN/experts.ts";
import { linkWords } from "#app/messages/zh-CN/review.ts";
import { WordedButton } from "./decision-forms.tsx";

type Last = SubmissionResult<string[]> | undefined;

export interface LinkPartProps {
  links: BankLink[];
  frame: WorkFrame;
  last: Record<"pastUnit" | "coauthor" | "adviser" | "bibliography", Last>;
  /** Officers end an entry that was a mistake. */
  mayEnd: boolean;
}

const labels = { uscc: "单位的统一社会信用代码", name: "单位名称（平台上还没有的单位）", until: "离任年月", personCode: "对方的人才编号或手机号", personName: "对方姓名", detail: "论文、专利或项目名称", text: "目录内容" };

/** 登记的关系, and the ways to enter more: typed in, or from a bibliography. */
export function LinkPart({ links, frame, last, mayEnd }: LinkPartProps) {
  return (
    <>
      <DataTable caption="登记的关系" rows={links} columns={columns(frame, mayEnd)} rowKey={({ id }) => id} empty={<EmptyState title="还没有登记关系">三年内任职过的单位、合作过的人，和师生关系，请在下面登记。</EmptyState>} isPlain />
      <p className="mt-2 text-sm text-soft">填写了编号或手机号的，系统据此自动排除；只有姓名的不自动排除，由工作人员核对是否同一人。</p>
      <div className="mt-4 gap-x-8 md:grid md:grid-cols-3">
        <LinkForm kind="pastUnit" title="曾任职单位" frame={frame} last={last.pastUnit} names={["uscc", "until"]} placeholders={{ until: "2024-06" }} />
        <LinkForm kind="coauthor" title="合作人员" frame={frame} last={last.coauthor} names={["personCode", "personName", "until", "detail"]} optional={["personCode", "personName", "detail"]} placeholders={{ until: "2025" }} words={{ until: "最近一次合作的年份" }} />
        <LinkForm kind="adviser" title="师生关系" frame={frame} last={last.adviser} names={["personCode", "personName"]} optional={["personCode", "personName"]} />
      </div>
      <details className="mt-4" open={last.bibliography?.status === "error"}>
        <summary>导入论文、专利目录</summary>
        <BibliographyForm frame={frame} last={last.bibliography} />
      </details>
    </>
  );
}

const columns = (frame: WorkFrame, mayEnd: boolean): Column<BankLink>[] => [
  { key: "kind", head: "关系", isRowHead: true, cell: ({ kind }) => linkWords[kind]?.name ?? kind },
  { key: "with", head: "对象", isText: true, cell: ({ unitName, personCode, personName, detail }) => [unitName, personName, personCode, detail].filter(Boolean).join("　") },
  { key: "until", head: "发生至", cell: ({ until }) => until && <DateTime value={until} dateOnly /> },
  { key: "term", head: "回避期限", cell: ({ kind, personCode }) => (kind !== "pastUnit" && personCode === null ? "只作提示" : (linkWords[kind]?.term ?? "")) },
  { key: "source", head: "来源", cell: ({ source, isEnded }) => (isEnded ? "已更正，不再计" : sourceWords[source]) },
  ...(mayEnd ? [{ key: "end", head: "更正", cell: ({ id, isEnded }: BankLink) => (isEnded ? "" : <EndLink id={id} frame={frame} />) }] : []),
];

function EndLink({ id, frame }: { id: string; frame: WorkFrame }) {
  return (
    <details>
      <summary>登记有误</summary>
      <WordedButton frame={frame} intent="endLink" words="不再计" fields={{ link: id }} label="理由" />
    </details>
  );
}

type Name = "uscc" | "name" | "until" | "personCode" | "personName" | "detail";

interface LinkFormProps {
  kind: "pastUnit" | "coauthor" | "adviser" | "unit";
  title: string;
  frame: WorkFrame;
  last: Last;
  names: Name[];
  optional?: Name[];
  placeholders?: Partial<Record<Name, string>>;
  words?: Partial<Record<Name, string>>;
  button?: string;
}

/** 变更单位: the unit on record becomes one of the past, which goes on excluding for its term. */
export function UnitForm({ frame, last }: { frame: WorkFrame; last: Last }) {
  return (
    <>
      <p className="mt-3 text-sm text-soft">原单位记入曾任职单位，在回避年限内继续回避；据新单位应当回避的任务立即终止。原单位系登记错误的，变更后在“登记的关系”中注明。</p>
      <LinkForm kind="unit" title="变更单位" frame={frame} last={last} names={["uscc", "name", "until"]} optional={["name"]} placeholders={{ until: "2026-06" }} words={{ uscc: "现单位的统一社会信用代码", until: "离开原单位的年月" }} button="变更" />
    </>
  );
}

function LinkForm({ kind, title, frame, last, names, optional = [], placeholders = {}, words = {}, button = "登记" }: LinkFormProps) {
  const [form, fields] = useForm<Record<Name, string>>({ id: kind, lastResult: last });
  return (
    <form method="post" id={form.id} noValidate aria-label={title} className="mt-6 md:mt-0">
      <h3>{title}</h3>
      <ErrorSummary form={form} labels={{ ...labels, ...words }} />
      <Once frame={frame} name={kind} />
      {kind !== "unit" && <input type="hidden" name="kind" value={kind} />}
      {names.map((name) => (
        <TextField key={name} field={fields[name]} label={words[name] ?? labels[name]} isOptional={optional.includes(name)} placeholder={placeholders[name]} autoComplete="off" />
      ))}
      <Button tone="plain" name="intent" value={kind}>
        {button}
      </Button>
    </form>
  );
}

function BibliographyForm({ frame, last }: { frame: WorkFrame; last: Last }) {
  const [form, fields] = useForm<{ text: string }>({ id: "bibliography", lastResult: last });
  return (
    <form method="post" id={form.id} noValidate className="mt-3">
      <ErrorSummary form={form} labels={labels} />
      <Once frame={frame} name="bibliography" />
      <TextArea field={fields.text} label={labels.text} rows={8} hint="粘贴 BibTeX，或含“题目、年份、作者”三列的 CSV。每位合作者记一条，取最近一年。" />
      <Button tone="plain" name="intent" value="bibliography">
        导入
      </Button>
    </form>
  );
}
