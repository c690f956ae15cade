import type { ReactNode } from "react";
import { formatDateTime } from "#app/messages/format.ts";
import { slipWords } from "#app/messages/zh-CN/auth.ts";
import { CardSheet } from "./card-sheet.tsx";
import { PrintButton } from "./print-button.tsx";

export interface SlipProps {
  slip: {
    purpose: keyof typeof slipWords;
    name: string;
    username: string;
    unitName: string | null;
    code: string;
    address: string;
    expiresAt: string;
    card: readonly string[] | null;
  };
}

/** 激活单 on one A4 sheet: who, where, the code, until when, and the 口令卡 to cut off. Shown once: the code is not stored. */
export function ActivationSlip({ slip }: SlipProps) {
  const words = slipWords[slip.purpose];
  return (
    <article className="my-6 rounded border-2 border-edge p-6 print:m-0 print:border-0 print:p-0" aria-labelledby="slip-title">
      <p className="no-print mb-4 font-bold text-red-dark">本单只显示这一次。请现在打印，装入信封当面交给本人，不要拍照转发。</p>
      <h2 id="slip-title" className="text-center">
        {words.title}
      </h2>
      <dl className="mt-6 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
        {slip.unitName && <Row term="单位" value={slip.unitName} />}
        <Row term="姓名" value={slip.name} />
        <Row term="用户名" value={slip.username} />
        <Row term={words.code} value={<strong className="font-mono text-xl tracking-wider whitespace-nowrap sm:text-2xl sm:tracking-widest">{slip.code}</strong>} />
        <Row term="网址" value={<span className="break-all">{slip.address}</span>} />
        <Row term="有效期至" value={formatDateTime(slip.expiresAt)} />
      </dl>
      <ol className="mt-6 list-decimal space-y-1 pl-6">
        <li>用浏览器打开上面的网址，输入{words.code}（大小写、横线均可）。</li>
        <li>设置并确认自己的密码；{words.code}随即作废，他人不能再用。</li>
        <li>以后用用户名或登记过的手机号和密码登录。</li>
      </ol>
      {slip.card && <CardSheet codes={slip.card} name={slip.name} username={slip.username} />}
      <p className="no-print mt-6 flex gap-3">
        <PrintButton />
      </p>
    </article>
  );
}

function Row({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
