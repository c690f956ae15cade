import { KeySetTable } from "#app/components/custody/key-set-table.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { showRecovery } from "#app/services/custody/show-custody.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "recovery", policy: "duty:any", load: ({ ctx }) => showRecovery(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "恢复码");

export default function Recovery() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="恢复码" lead="开标码遗失时的最后办法，全系统一套，两份分别由两个部门（如档案室、财务科）长期封存。需要使用以前，两份不得放在一起；每次启用都公开说明。">
        {view.mayMake && (
          <LinkButton href="/work/keys/new" tone={view.sets.length === 0 ? "primary" : "plain"}>
            制作恢复码
          </LinkButton>
        )}
      </PageTitle>
      <KeySetTable purpose="recovery" sets={view.sets} current={view.current} />
    </>
  );
}
