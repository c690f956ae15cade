import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { isAskedAgain, lossFacts } from "#app/documents/opening-sheet.ts";
import { recordWords } from "#app/messages/zh-CN/documents.ts";
import { commitmentResultWords, releaseWords } from "#app/messages/zh-CN/custody.ts";
import { type OpeningRecordView, showOpeningRecord } from "#app/services/challenge/show-opening-record.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "openingRecord", policy: "public", load: ({ ctx, params }) => showOpeningRecord(ctx, param(params, "no")) });

export const loader = page.loader;
export const meta = pageMeta<OpeningRecordView>(({ challenge }) => `截止和开标记录 ${challenge.no}`);

type Row = OpeningRecordView["commitments"][number];

const columns: Column<Row>[] = [
  { key: "commitment", head: "承诺值", isRowHead: true, isText: true, cell: ({ commitment }) => <span className="font-mono text-sm break-all">{commitment}</span> },
  { key: "result", head: "结果", cell: ({ result }) => (result === "failed" || result === "missing" ? <strong className="text-red-dark">{commitmentResultWords[result]}</strong> : commitmentResultWords[result]), className: "w-40" },
];

const digest = (value: string | null) => value && <span className="font-mono text-sm break-all">{value}</span>;

export default function OpeningRecord() {
  const { view } = usePage<typeof loader>();
  const { challenge, opening } = view;
  return (
    <>
      <PageTitle title="截止和开标记录" lead={<a href={`/challenges/${encodeURIComponent(challenge.no)}`}>{`${challenge.no} ${challenge.title}`}</a>}>
        <LinkButton href={`/challenges/${encodeURIComponent(challenge.no)}/opening/pdf`} tone="plain" download>
          下载（PDF）
        </LinkButton>
      </PageTitle>
      <Section title="截止">
        <DescriptionList
          items={[
            ...(challenge.closesAt ? [{ term: "截止时间", value: <DateTime value={challenge.closesAt} /> }] : []),
            ...(view.closedAt ? [{ term: "登记截止", value: <DateTime value={view.closedAt} /> }] : []),
            { term: "收到申报", value: `${view.bidsAtClose} 份` },
            ...(view.fingerprint ? [{ term: "开标公钥指纹", value: digest(view.fingerprint) }] : []),
          ]}
        />
      </Section>
      <Section title="开标">
        {opening ? (
          <DescriptionList
            items={[
              { term: "开标时间", value: <DateTime value={opening.at} /> },
              { term: "办理", value: `复核人经再次验证身份办理；${releaseWords(opening.release, opening.set)}` },
              ...(opening.reason ? [{ term: "启用恢复码的理由", value: opening.reason }] : []),
              { term: "开启", value: `${opening.opened} 份` },
              { term: "未能开启", value: `${opening.failed} 份` },
              { term: "使用的密钥指纹", value: digest(opening.key) },
              { term: "全部承诺值的摘要", value: digest(opening.digest) },
            ]}
          />
        ) : (
          <p className="text-soft">{view.bidsAtClose === 0 ? recordWords.nothing : view.loss ? recordWords.notByKey : recordWords.notOpened}</p>
        )}
      </Section>
      {isAskedAgain(view) && (
        <Section title={recordWords.loss} id="loss">
          <p className="mb-3 measure">{recordWords.lossRule}</p>
          <DescriptionList items={lossFacts(view).map(({ term, value }) => ({ term, value }))} />
        </Section>
      )}
      <Section title="承诺值清单" aside="按数值大小排列，与提交先后无关">
        <p className="mb-3 measure text-soft">每份有效申报的最后一版各占一行。揭榜单位可以用回执上的“内容承诺值”查到自己的一行；承诺值不透露申报内容和申报单位。</p>
        <DataTable caption="承诺值清单" rows={view.commitments} columns={columns} rowKey={({ commitment }) => commitment} empty={<EmptyState title="没有申报">截止时没有收到申报。</EmptyState>} />
      </Section>
    </>
  );
}
