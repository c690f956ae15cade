import { formatInstant } from "#app/messages/format.ts";
import { receiptProblemWords } from "#app/messages/zh-CN/receipt.ts";
import { Alert } from "./ui/alert.tsx";
import { DescriptionList } from "./ui/description-list.tsx";

/** What the check of a receipt found (`services/bid/verify-receipt.ts`). */
export type ReceiptResultProps =
  | { isGenuine: true; statement: { challengeNo: string; bidNo: string; bidVersion: number; receivedAt: string; deadline: string; commitment: string; auditSequence: number }; checkCode: string }
  | { isGenuine: false; problem: keyof typeof receiptProblemWords };

export function ReceiptResult({ check }: { check: ReceiptResultProps }) {
  if (!check.isGenuine) {
    return (
      <Alert tone="problem" title="未通过验证">
        <p>{receiptProblemWords[check.problem]}</p>
      </Alert>
    );
  }
  const { statement, checkCode } = check;
  return (
    <Alert tone="done" title="验证通过：这份回执由本系统签发，内容未被改动">
      <DescriptionList
        items={[
          { term: "校验码", value: <strong className="tracking-wider tabular-nums">{checkCode}</strong> },
          { term: "榜单编号", value: statement.challengeNo },
          { term: "申报编号", value: `${statement.bidNo}（第 ${statement.bidVersion} 版）` },
          { term: "接收时间", value: formatInstant(statement.receivedAt) },
          { term: "当时的截止时间", value: formatInstant(statement.deadline) },
          { term: "内容承诺值", value: <code className="break-all">{statement.commitment}</code> },
          { term: "日志序号", value: statement.auditSequence },
        ]}
      />
    </Alert>
  );
}
