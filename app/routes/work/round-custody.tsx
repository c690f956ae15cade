import { KeySetTable } from "#app/components/custody/key-set-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { custodyWords } from "#app/messages/zh-CN/challenge.ts";
import { custodyGapWords } from "#app/messages/zh-CN/custody.ts";
import { type CustodyView, showCustody } from "#app/services/custody/show-custody.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "roundCustody", policy: "duty:any", load: ({ ctx, params }) => showCustody(ctx, param(params, "code")) });

export const loader = page.loader;
export const meta = pageMeta<CustodyView>(({ round }) => `${round.code} 密封保管`);

export default function RoundCustody() {
  const { view } = usePage<typeof loader>();
  const { round, gaps } = view;
  const path = `/work/rounds/${encodeURIComponent(round.code)}`;
  const isCoded = round.custody === "openingCodes";
  return (
    <>
      <PageTitle title="密封保管" lead={<a href={path}>{`${round.code} ${round.title}`}</a>}>
        {isCoded && (
          <LinkButton href={`${path}/opening`} tone="plain">
            凭码开标
          </LinkButton>
        )}
      </PageTitle>
      <p className="measure">{custodyWords[round.custody]?.join("")}</p>
      {isCoded && gaps.length > 0 && (
        <Alert tone="warning" title={`现在还不能发布榜单：${gaps.map(custodyGapWords).join("；")}`}>
          依次办理：制作 → 打印、封存 → 试开。两种码都试开成功，即可发布。
        </Alert>
      )}
      {isCoded && gaps.length === 0 && <Alert tone="done" title="密封保管已就绪，可以发布榜单" />}
      {isCoded && (
        <Section
          title="开标码"
          id="opening"
          aside={
            view.mayMake && (
              <LinkButton href={`/work/keys/new?round=${encodeURIComponent(round.code)}`} tone={view.opening.length === 0 ? "primary" : "plain"}>
                制作开标码
              </LinkButton>
            )
          }
        >
          <KeySetTable purpose="opening" sets={view.opening} current={view.current} />
        </Section>
      )}
      <Section title="恢复码" id="recovery" aside={<a href="/work/recovery">恢复码的制作和保管</a>}>
        <KeySetTable purpose="recovery" sets={view.recovery} current={view.current} />
      </Section>
    </>
  );
}
