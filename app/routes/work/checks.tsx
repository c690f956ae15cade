import { z } from "zod";
import { queryField } from "#app/components/form/query-field.ts";
import { TextField } from "#app/components/form/fields.tsx";
import { SelfCheckTable } from "#app/components/verify/self-check-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { verdictOf } from "#app/domain/site/self-check.ts";
import { selfCheckPageWords as words, selfCheckVerdictWords } from "#app/messages/zh-CN/self-check.ts";
import { listSlips, showSlip } from "#app/services/site/self-check.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const query = z.object({ code: z.string().trim().max(20).optional().catch(undefined) });

const page = workPage({
  page: "checks",
  policy: "duty:officer",
  load: async ({ ctx, url }) => {
    const { code } = readQuery(url, query);
    const recent = await listSlips(ctx);
    if (!recent.ok) return recent;
    const slip = code === undefined ? null : await showSlip(ctx, code);
    return ok({ code, recent: recent.value, slip: slip?.ok ? slip.value : null });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => words.lookupTitle);

export default function Checks() {
  const { code, slip, recent } = usePage<typeof loader>().view;
  return (
    <>
      <PageTitle title={words.lookupTitle} lead={words.lookupLead} />
      <form method="get">
        <TextField field={queryField("code", code)} label={words.lookupLabel} hint={words.lookupHint} autoComplete="off" className="max-w-40 tracking-widest uppercase" />
        <Button>{words.lookup}</Button>
      </form>
      {code !== undefined && !slip && <Alert tone="warning">{words.unknown}</Alert>}
      {slip && (
        <Section title={`${slip.code}：${selfCheckVerdictWords[verdictOf(slip)].word}`} id="slip">
          <p className="mb-3">
            {words.browser} {slip.browser}　{words.madeAt} <DateTime value={slip.createdAt} />
          </p>
          <SelfCheckTable outcomes={slip.outcomes} />
        </Section>
      )}
      {!slip && recent.length > 0 && (
        <Section title={words.recent}>
          <ul>
            {recent.map((one) => (
              <li key={one.code}>
                <a href={`/work/checks?code=${one.code}`} className="tabular-nums">
                  {one.code}
                </a>
                　{selfCheckVerdictWords[verdictOf(one)].word}　{one.browser}　<DateTime value={one.createdAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
