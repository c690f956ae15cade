import { z } from "zod";
import { TextField } from "#app/components/form/fields.tsx";
import { queryField } from "#app/components/form/query-field.ts";
import { RadioactivityResult } from "#app/components/challenge/radioactivity-result.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type Nuclide, nuclides } from "#app/domain/challenge/radioactivity.ts";
import { viewRadioactivity } from "#app/domain/challenge/radioactivity-view.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { nuclideWords } from "#app/messages/zh-CN/radioactivity.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";

const typed = z.string().max(40).transform((text) => toHalfWidth(text).trim()).optional().catch(undefined);
const query = z.object({ ra: typed, th: typed, k: typed, dosage: typed, "rest.ra": typed, "rest.th": typed, "rest.k": typed });

const page = publicPage({
  page: "radioactivity",
  policy: "public",
  load: async ({ url }) => {
    const given = readQuery(url, query);
    if (nuclides.every((name) => given[name] === undefined)) return ok({ given, result: null, problems: [] });
    const { ra = "", th = "", k = "" } = given;
    const dosage = given.dosage?.replace(/\s*%$/, "");
    const checked = viewRadioactivity({ ra, th, k, dosage, rest: { ra: given["rest.ra"] ?? "0", th: given["rest.th"] ?? "0", k: given["rest.k"] ?? "0" } });
    return ok(checked.ok ? { given, result: checked.value, problems: [] } : { given, result: null, problems: checked.refusal.fields ?? [] });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "放射性与掺量核算");

const activity = { unit: "Bq/kg", inputMode: "decimal", className: "max-w-32" } as const;

export default function Radioactivity() {
  const { given, result, problems } = usePage<typeof loader>().view;
  const field = (name: keyof typeof given) => queryField(name, given[name], problems);
  const restField = (name: Nuclide) => <TextField key={name} field={field(`rest.${name}`)} label={nuclideWords[name]} isOptional {...activity} />;
  return (
    <>
      <PageTitle title="放射性与掺量核算" lead="由三种核素的比活度算出内、外照射指数，判断能作哪类建筑材料，最多能掺多少。依据 GB 6566《建筑材料放射性核素限量》，引用时请核对现行版本。" />
      {problems.length > 0 && <Alert tone="problem" title="有内容需要修改">请看标出的各项，已填写的内容都还在。</Alert>}
      {result && (
        <Section title="结论" id="result">
          <RadioactivityResult view={result} />
        </Section>
      )}
      <Section title="填写" id="input">
        <form method="get" action="#result">
          <div className="grid gap-x-6 sm:grid-cols-3">
            {nuclides.map((name) => (
              <TextField key={name} field={field(name)} label={nuclideWords[name]} {...activity} />
            ))}
          </div>
          <TextField field={field("dosage")} label="掺量（干基质量百分比）" hint="不填即单独使用，按 100% 计" isOptional unit="%" inputMode="decimal" className="max-w-32" />
          <details className="mb-5" open={given["rest.ra"] !== undefined || given["rest.th"] !== undefined || given["rest.k"] !== undefined}>
            <summary className="min-h-8 font-medium text-blue">其余材料也有放射性（水泥、粉煤灰等，不填按 0 计）</summary>
            <div className="mt-3 grid gap-x-6 sm:grid-cols-3">{nuclides.map(restField)}</div>
          </details>
          <Button>核算</Button>
        </form>
        <p className="mt-4 text-sm text-soft">
          例：某拜耳法赤泥 <a href="/rules/radioactivity?ra=480&th=600&k=300#result">480、600、300 Bq/kg</a>；掺 25% 时 <a href="/rules/radioactivity?ra=480&th=600&k=300&dosage=25#result">是否可以</a>。
        </p>
      </Section>
      <Section title="公式和限量" id="formula">
        <p>
          内照射指数 I<sub>Ra</sub> = C<sub>Ra</sub> ÷ 200；外照射指数 I<sub>γ</sub> = C<sub>Ra</sub> ÷ 370 + C<sub>Th</sub> ÷ 260 + C<sub>K</sub> ÷ 4200（比活度单位 Bq/kg）。
        </p>
        <p className="measure mt-2">
          限量：建筑主体材料两项均 ≤ 1.0，空心率大于 25% 的 I<sub>γ</sub> ≤ 1.3；装饰装修材料 A 类 I<sub>Ra</sub> ≤ 1.0、I<sub>γ</sub> ≤ 1.3，B 类 1.3、1.9，C 类 I<sub>γ</sub> ≤ 2.8。两种指数都随掺量线性变化，混合料的指数是各组分按质量加权之和。
        </p>
        <p className="measure mt-2 text-sm text-soft">只作测算，不代替有资质机构的检验；填写的内容不保存。</p>
      </Section>
    </>
  );
}
