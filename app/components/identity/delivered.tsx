import { Alert } from "#app/components/ui/alert.tsx";
import { ActivationSlip, type SlipProps } from "./activation-slip.tsx";

export type DeliveredProps = { delivered: { via: "print"; slip: SlipProps["slip"] } | { via: "mail" | "sms"; to: string } };

/** What became of a single-use code: the sheet to print, or where it was sent. */
export function Delivered({ delivered }: DeliveredProps) {
  if (delivered.via === "print") return <ActivationSlip slip={delivered.slip} />;
  return <Alert tone="done">{`已${delivered.via === "mail" ? "发邮件" : "发短信"}至 ${delivered.to}，请提醒本人查收。`}</Alert>;
}
