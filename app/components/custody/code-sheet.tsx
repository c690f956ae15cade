import { DescriptionList } from "#app/components/ui/description-list.tsx";
import type { KeyPurpose } from "#app/domain/custody/key-set.ts";
import { codeName, sheetWords } from "#app/messages/zh-CN/custody.ts";
import { formatDate } from "#app/messages/format.ts";

export interface CodeSheetProps {
  purpose: KeyPurpose;
  /** Round, or null for the bureau's recovery codes. */
  round: { code: string; title: string } | null;
  tag: string;
  number: number;
  holders: number;
  threshold: number;
  label: string;
  name: string | null;
  groups: readonly string[];
  fingerprint: string;
  /** ISO. */
  madeAt: string;
}

/** The sheet of one holder, one page of A4: what it is, whose, the ten groups, what to do when it is lost. */
export function CodeSheet({ purpose, round, tag, number, holders, threshold, label, name, groups, fingerprint, madeAt }: CodeSheetProps) {
  const words = sheetWords[purpose];
  return (
    <article aria-label={`${label}的${codeName[purpose]}`} className="mt-6 break-inside-avoid break-after-page border-2 border-edge p-5 last:break-after-auto">
      <h3 className="text-xl">
        {codeName[purpose]}　第 {number} 份　{label}
        {name && `（${name}）`}
      </h3>
      <DescriptionList
        items={[
          ...(round ? [{ term: "批次", value: `${round.code}　${round.title}` }] : [{ term: "适用", value: "本系统全部批次" }]),
          { term: "套号", value: <strong className="tracking-wider tabular-nums">{tag}</strong> },
          { term: "份数", value: `共 ${holders} 份，凑够 ${threshold} 份可以开启` },
          { term: "制作日期", value: formatDate(madeAt) },
          { term: "公钥指纹", value: <span className="font-mono text-sm break-all">{fingerprint}</span> },
        ]}
      />
      <ol className="my-4 grid gap-x-10 gap-y-3 sm:grid-cols-2 print:grid-cols-2">
        {groups.map((group, index) => (
          <li key={index} className="flex items-baseline gap-3 border-b border-line pb-1">
            <span className="w-6 text-right text-soft tabular-nums">{index + 1}</span>
            <span className="font-mono text-2xl tracking-widest whitespace-nowrap">
              {group.slice(0, 5)} {group.slice(5)}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-2">{words.what}</p>
      <p className="mt-2">{words.keep}</p>
      <p className="mt-2 font-medium">{words.lost}</p>
      <p className="mt-6">持码人签收：　　　　　　　　　　　　　日期：</p>
    </article>
  );
}
