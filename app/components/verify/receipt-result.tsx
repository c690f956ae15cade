import type { ReactNode } from "react";
import { formatInstant } from "#app/messages/format.ts";
import { receiptProblemWords } from "#app/messages/zh-CN/receipt.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";

interface Statement {
  challengeNo: string;
  bidNo: string;
  bidVersion: number;
  receivedAt: string;
  deadline: string;
  commitment: string;
  auditSequence: number;
}

/** What the check of a receipt found (`services/bid/verify-receipt.ts`). */
export type ReceiptResultProps = { isGenuine: true; statement: Statement; checkCode: string } | { isGenuine: false; problem: keyof typeof receiptProblemWords };

export function ReceiptResult({ check }: { check: ReceiptResultProps }) {
  if (!check.isGenuine) return <Refused problem={receiptProblemWords[check.problem]} />;
  const { receivedAt, deadline, bidVersion, auditSequence } = check.statement;
  return <Genuine {...check.statement} checkCode={check.checkCode} receivedAt={formatInstant(receivedAt)} deadline={formatInstant(deadline)} bidVersion={String(bidVersion)} auditSequence={String(auditSequence)} />;
}

/** Both answers as templates with empty places (`data-slot`): the check in the browser fills them in. */
export function ReceiptTemplates() {
  return (
    <>
      <template data-answer="genuine">
        <Genuine />
      </template>
      <template data-answer="refused">
        <Refused />
      </template>
    </>
  );
}

type Texts = Partial<Record<keyof Statement | "checkCode", string>>;

function Genuine(texts: Texts) {
  const slot = (name: keyof Texts) => <span data-slot={name}>{texts[name]}</span>;
  const items: { term: string; value: ReactNode }[] = [
    { term: "回执短码", value: <strong className="tracking-wider tabular-nums">{slot("checkCode")}</strong> },
    { term: "榜单编号", value: slot("challengeNo") },
    { term: "申报编号", value: <>{slot("bidNo")}（第 {slot("bidVersion")} 版）</> },
    { term: "收到时间", value: slot("receivedAt") },
    { term: "当时的截止时间", value: slot("deadline") },
    { term: "内容承诺值", value: <code className="break-all">{slot("commitment")}</code> },
    { term: "日志序号", value: slot("auditSequence") },
  ];
  return (
    <Alert tone="done" title="验证通过：这份回执由本系统签发，内容未被改动">
      <DescriptionList items={items} />
    </Alert>
  );
}

function Refused({ problem }: { problem?: string }) {
  return (
    <Alert tone="problem" title="未通过验证">
      <p data-slot="problem">{problem}</p>
    </Alert>
  );
}
