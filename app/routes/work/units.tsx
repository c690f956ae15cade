import { z } from "zod";
import { BarPart } from "#app/components/identity/bar-part.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ClaimView } from "#app/domain/organisation/claim.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { unitKindWords } from "#app/messages/zh-CN/unit-kinds.ts";
import { claimKindWords, claimWords, standingWords } from "#app/messages/zh-CN/claim.ts";
import { barInput, typedFields } from "#app/domain/organisation/profile-schema.ts";
import { barWords } from "#app/messages/zh-CN/unit-standing.ts";
import { barLift, barUnit, liftBar, listBars } from "#app/services/organisation/bar-unit.ts";
import { listClaims } from "#app/services/organisation/list-claims.ts";
import { searchUnits, type UnitLine } from "#app/services/organisation/search-units.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const query = z.object({ words: searchWords, page: pageNumber });

const page = workPage({
  page: "units",
  policy: "duty:officer",
  load: async ({ ctx, url }) => {
    const asked = readQuery(url, query);
    const [claims, units, bars] = await Promise.all([listClaims(ctx), searchUnits(ctx, asked), listBars(ctx)]);
    if (!claims.ok) return claims;
    if (!bars.ok) return bars;
    return units.ok ? ok({ claims: claims.value, bars: bars.value, ...units.value, asked }) : units;
  },
  actions: {
    barUnit: formAction({ schema: typedFields(barInput), run: ({ ctx, form }) => barUnit(ctx, form), done: () => ({ to: "/work/units#bars", toast: barWords.added }) }),
    liftBar: formAction({ schema: typedFields(barLift), run: ({ ctx, form }) => liftBar(ctx, form), done: () => ({ to: "/work/units#bars", toast: barWords.lifted }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => claimWords.listTitle);

const claimColumns: Column<ClaimView & { claimant: string }>[] = [
  { key: "unit", head: "单位", isRowHead: true, isText: true, cell: ({ id, unitName }) => <a href={`/work/claims/${id}`}>{unitName}</a> },
  { key: "kind", head: "事由", cell: ({ kind }) => claimKindWords[kind] },
  { key: "claimant", head: "申请人", cell: ({ claimant }) => claimant },
  { key: "evidence", head: "材料", unit: "份", isNumeric: true, cell: ({ evidence }) => evidence.length },
  { key: "at", head: "提出时间", cell: ({ createdAt }) => <DateTime value={createdAt} /> },
];

const unitColumns: Column<UnitLine>[] = [
  { key: "name", head: "单位", isRowHead: true, isText: true, cell: ({ id, name }) => <a href={`/work/unit?unit=${id}`}>{name}</a> },
  { key: "uscc", head: "统一社会信用代码", cell: ({ uscc, checkDigitOk }) => <span className="tabular-nums">{uscc}{!checkDigitOk && <span className="block text-xs text-red-dark">校验位不符</span>}</span> },
  { key: "kind", head: "性质", cell: ({ kind }) => unitKindWords[kind] },
  { key: "people", head: "人员", unit: "人", isNumeric: true, cell: ({ people }) => people },
  { key: "standing", head: "认领", cell: ({ standing }) => standingWords[standing] },
];

export default function Units() {
  const { view } = usePage<typeof loader>();
  const { claims, bars, rows, total, asked, pageSize } = view;
  const reply = useReply();
  return (
    <>
      <PageTitle title={claimWords.listTitle} />
      {reply?.problem && reply.intent !== "barUnit" && <Alert tone="problem">{reply.problem}</Alert>}
      <Section title={claimWords.openTitle} aside={claims.length > 0 ? `${claims.length} 件` : undefined} id="claims">
        <DataTable caption={claimWords.openTitle} rows={claims} columns={claimColumns} rowKey={({ id }) => id} empty={<p className="text-soft">{claimWords.noneOpen}</p>} />
      </Section>
      <BarPart bars={bars} lastResult={useLastResult("barUnit")} />
      <Section title="已登记的单位" aside={`${total} 家`}>
        <FilterForm path="/work/units" isFiltered={asked.words !== undefined}>
          <FilterText name="words" label="名称或统一社会信用代码" value={asked.words} />
        </FilterForm>
        <DataTable caption="已登记的单位" rows={rows} columns={unitColumns} rowKey={({ id }) => id} total={total} page={asked.page} pageSize={pageSize} empty={<EmptyState title="没有符合条件的单位" />} />
      </Section>
    </>
  );
}
