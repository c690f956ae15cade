import { z } from "zod";
import { CalendarChange } from "#app/components/work/calendar-change.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { SecondLook } from "#app/components/work/second-look.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { noticeProblemWords } from "#app/messages/zh-CN/calendar.ts";
import { checkNotice, type CheckedNotice, decideNotice, proposeNotice, showCalendar } from "#app/services/calendar/change-calendar.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const noticeForm = z.object({ text: z.string().trim().max(20_000).default(""), file: z.instanceof(File).optional() });
const decision = z.object({ digest: z.string() });
type Checked = CheckedNotice & { text: string };

const textOf = async ({ text, file }: z.output<typeof noticeForm>) => (file && file.size > 0 ? (await file.text()).slice(0, 20_000) : text);

const page = workPage({
  page: "workCalendar",
  policy: "self",
  load: ({ ctx }) => showCalendar(ctx),
  actions: {
    check: formAction({
      schema: noticeForm,
      run: async ({ ctx, form }) => {
        const text = await textOf(form);
        const checked = await checkNotice(ctx, text);
        return checked.ok ? ok({ ...checked.value, text } satisfies Checked) : checked;
      },
    }),
    propose: formAction({ schema: noticeForm, run: ({ ctx, form }) => proposeNotice(ctx, form.text), done: ({ year }) => ({ to: "/work/calendar", toast: `${year}年放假安排已提交，待另一人复核后生效。` }) }),
    adopt: formAction({ schema: decision, run: ({ ctx, form }) => decideNotice(ctx, form.digest, true), done: ({ year }) => ({ to: "/work/calendar", toast: `${year}年放假安排已启用，各项期限从现在起按它计算。` }) }),
    reject: formAction({ schema: decision, run: ({ ctx, form }) => decideNotice(ctx, form.digest, false), done: ({ year }) => ({ to: "/work/calendar", toast: `${year}年放假安排已退回，没有启用。` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "工作日历");

export default function WorkCalendarPage() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Checked>();
  const checked = reply?.intent === "check" ? reply.answer : null;
  const refused = refusedWith(reply);
  const { proposal } = view;
  return (
    <>
      <PageTitle title="工作日历" lead="国务院办公厅每年的放假通知公布后在这里导入：先核对与现有日历的差别和对在办期限的影响，由另一人复核后才启用。" />
      {refused && <Alert tone="problem" title={refused.words}>{refused.lines.join(" ")}</Alert>}
      <Section title="已有的年份" aside={<a href="/rules/calendar">查看日历</a>}>
        <p>{view.years.map(({ year, source }) => `${year}年（${source}）`).join("，")}。没有通知的年份按周一至周五暂算。</p>
      </Section>
      {proposal && (
        <Section title={`待复核：${proposal.year}年`}>
          <p className="mb-3">
            由{proposal.by || "系统"}提交，<DateTime value={proposal.at} />。请与国务院办公厅网站的通知原文逐日核对。
          </p>
          <CalendarChange preview={proposal} />
          <SecondLook frame={frame} digest={proposal.digest} isOwn={proposal.isOwn} />
        </Section>
      )}
      {view.mayPropose && (
        <>
          {checked && (
            <Section title="核对结果">
              {checked.problems.length > 0 && (
                <Alert tone="problem" title={`有 ${checked.problems.length} 处须更正，没有导入`}>
                  <ul className="list-disc pl-5">
                    {checked.problems.map((problem) => (
                      <li key={`${problem.code} ${problem.text}`}>{noticeProblemWords(problem)}</li>
                    ))}
                  </ul>
                </Alert>
              )}
              {checked.preview && (
                <>
                  <CalendarChange preview={checked.preview} />
                  {checked.preview.differences.length > 0 && (
                    <form method="post" className="mt-4">
                      <Once frame={frame} name="propose" />
                      <input type="hidden" name="text" value={checked.text} />
                      <Button name="intent" value="propose">
                        提交复核
                      </Button>
                    </form>
                  )}
                </>
              )}
            </Section>
          )}
          <Section title="导入放假通知">
            <form method="post" encType="multipart/form-data" noValidate>
              <Once frame={frame} name="check" />
              <label className="mb-5 block font-medium">
                粘贴通知全文
                <span className="block text-sm font-normal text-soft">连同标题和文号；逐句核对天数、星期和调休日。也接受 JSON、CSV。</span>
                <textarea name="text" rows={10} defaultValue={checked?.text} className={`${controlClass} mt-1`} />
              </label>
              <label className="mb-5 block font-medium">
                或选择文件
                <input type="file" name="file" accept=".txt,.json,.csv" className={`${controlClass} mt-1 max-w-xl`} />
              </label>
              <Button name="intent" value="check" tone={checked ? "plain" : "primary"}>
                核对
              </Button>
            </form>
          </Section>
        </>
      )}
    </>
  );
}
