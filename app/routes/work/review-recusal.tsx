import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ExpertLink } from "#app/domain/organisation/expert.ts";
import { linkWords } from "#app/messages/zh-CN/review.ts";
import { showRecusal } from "#app/services/review/show-recusal.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "recusal", policy: "self", load: ({ ctx }) => showRecusal(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "回避声明");

const columns: Column<ExpertLink>[] = [
  { key: "kind", head: "关系", isRowHead: true, cell: ({ kind }) => linkWords[kind]?.name ?? kind },
  { key: "with", head: "对象", cell: ({ unitName, personCode, detail }) => [unitName, personCode, detail].filter(Boolean).join(" ") },
  { key: "until", head: "发生至", cell: ({ until }) => until && <DateTime value={until} dateOnly /> },
  { key: "term", head: "回避期限", cell: ({ kind }) => linkWords[kind]?.term ?? "" },
];

export default function Recusal() {
  const { view } = usePage<typeof loader>();
  const { expert, open } = view;
  return (
    <>
      <PageTitle title="回避声明" lead="系统按下列信息自动排除应当回避的申报。遇到具体申报，请在任务页申请回避。" />
      <p>
        有遗漏的，请在<a href={`/work/experts/${encodeURIComponent(expert.no)}#links`}>我的专家资料</a>补登，立即生效；登记有误的，请告知经办人更正。
      </p>
      <Section title="现任职单位">
        <DescriptionList
          items={[
            { term: "专家编号", value: expert.no },
            { term: "单位", value: expert.unitName },
            { term: "职称", value: expert.title },
          ]}
        />
        <p className="text-soft">本单位及其关联单位牵头、参加的申报，或作为需求方的任务，系统不会请您评审。</p>
      </Section>
      <Section title="登记的关系">
        <DataTable caption="登记的关系" rows={expert.links} columns={columns} rowKey={(link) => JSON.stringify(link)} empty={<EmptyState title="没有登记其他关系" />} isPlain />
      </Section>
      <Section title="可以申请回避的任务">
        {open.length === 0 ? (
          <EmptyState title="目前没有正在评审的任务" />
        ) : (
          <ul className="list-disc pl-5">
            {open.map((item) => (
              <li key={item.challengeNo}>
                <a href={`/work/reviews/${encodeURIComponent(item.challengeNo)}#answer`}>
                  {item.challengeNo}　{item.challengeTitle}
                </a>
                （{item.bids} 份）
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
