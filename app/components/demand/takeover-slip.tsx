import { PrintButton } from "#app/components/identity/print-button.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";

/** 收件回执 with the code, shown once: to be printed and given to the firm. */
export function TakeoverSlip({ no, code, isNew }: { no: string; code: string; isNew: boolean }) {
  return (
    <>
      <PageTitle title="需求收件回执" lead="请打印交给企业。认领码只显示这一次；遗失的，在需求页面重制，旧码作废。" />
      <DescriptionList
        items={[
          { term: "需求编号", value: <strong className="text-lg tabular-nums">{no}</strong> },
          { term: "认领码", value: <strong className="font-mono text-lg">{code}</strong> },
          { term: "怎样认领", value: "企业登录（没有账号的先注册），以本单位登记后，在“我的需求 → 认领代录的需求”输入编号和认领码，即可查看、修改和办理这项需求。" },
        ]}
      />
      <p className="no-print mt-6 flex flex-wrap gap-3">
        <PrintButton words="打印回执" />
        <LinkButton href={`/work/demands/${encodeURIComponent(no)}${isNew ? "/edit" : ""}`}>{isNew ? "录入征集表内容" : "返回需求"}</LinkButton>
      </p>
    </>
  );
}
