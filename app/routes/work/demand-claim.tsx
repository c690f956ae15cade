import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { takeover, takeOverDemand } from "#app/services/demand/take-over-demand.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "demandClaim",
  policy: "self",
  load: async () => Promise.resolve(ok(null)),
  actions: {
    takeOver: formAction({
      schema: takeover,
      run: ({ ctx, form }) => takeOverDemand(ctx, form),
      done: ({ no }) => ({ to: `/work/demands/${encodeURIComponent(no)}`, toast: "已认领，这项需求归本单位办理。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "认领代录的需求");

export default function DemandClaim() {
  const { frame } = usePage<typeof loader>();
  const [form, fields] = useForm<{ no: string; code: string }>({ id: "claim", lastResult: useLastResult("takeOver") });
  return (
    <>
      <PageTitle title="认领代录的需求" lead="经办人员代录的纸质需求，由本单位凭收件回执上的编号和认领码接管。本单位登记的统一社会信用代码须与纸件一致。" />
      <form method="post" id={form.id} noValidate className="measure">
        <ErrorSummary form={form} labels={{ no: "需求编号", code: "认领码" }} />
        <input type="hidden" name="intent" value="takeOver" />
        <Once frame={frame} name="takeOver" />
        <TextField field={fields.no} label="需求编号" hint="如 XQ-2026-0003" className="max-w-56" />
        <TextField field={fields.code} label="认领码" hint="12 位，如 7KQ4-M2XA-9TBC；大小写均可" className="max-w-56" />
        <Button>认领</Button>
      </form>
    </>
  );
}
