import { SheetLinks } from "#app/components/demand/demand-parts.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { demandTexts, optionalTexts } from "#app/domain/demand/form.ts";
import type { CallView } from "#app/domain/demand/view.ts";
import { demandTextWords, recommendationWords, statementWords } from "#app/messages/zh-CN/demand.ts";
import { showCall } from "#app/services/demand/show-call.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "call", policy: "public", load: ({ ctx, params }) => showCall(ctx, param(params, "code")) });

export const loader = page.loader;
export const meta = pageMeta<CallView>(({ title }) => title);

export default function Call() {
  const { view: call, frame } = usePage<typeof loader>();
  const isOpen = call.noticeStatus === "published" && (call.closesAt === null || Date.parse(frame.now) < Date.parse(call.closesAt));
  return (
    <ObjectFrame
      title={call.title}
      number={call.documentNumber ?? call.code}
      numberLabel={call.documentNumber ? "发文字号" : "征集编号"}
      state={<StatusBadge noun="notice" state={call.noticeStatus} audience="public" />}
      subtitle={`征集编号 ${call.code}　${call.roundTitle}`}
      deadline={call.closesAt && call.noticeStatus === "published" ? { words: "征集截止", at: call.closesAt, over: "已截止" } : null}
      now={frame.now}
      actions={
        isOpen && (
          <>
            <LinkButton href={`/work/demands/new?call=${encodeURIComponent(call.code)}`}>填报需求</LinkButton>
            <LinkButton href="/work/demands/claim" tone="plain">
              认领代录的需求
            </LinkButton>
          </>
        )
      }
    >
      {call.noticeStatus === "withdrawn" ? (
        <Alert tone="warning" title="本通知已撤回">
          撤回理由见<a href={`/notices/${call.noticeId}`}>公告</a>。
        </Alert>
      ) : (
        <CallText call={call} />
      )}
      {frame.site.policyPhone && <p className="mt-6">政策咨询 {frame.site.policyPhone}　系统支持 {frame.site.supportPhone}</p>}
    </ObjectFrame>
  );
}

function CallText({ call }: { call: CallView }) {
  return (
    <>
      <Section title="通知正文">
        <Paragraphs text={call.body} />
      </Section>
      <Section title="怎样报送">
        <DescriptionList
          items={[
            { term: "征集时间", value: call.closesAt ? <>至 <DateTime value={call.closesAt} /></> : "常年征集，分批论证" },
            { term: "推荐", value: recommendationWords[call.recommendation] },
            ...(call.recommenders.length > 0 ? [{ term: "推荐单位", value: call.recommenders.map(({ name }) => name).join("、") }] : []),
            { term: "在线填报", value: "企业登录后填报，自动保存，可分多次完成；没有账号的先注册并登记单位。" },
            { term: "纸质报送", value: <>截止前把盖章的征集表交到经办单位，由经办人员代录；凭回执上的编号和认领码，企业以后可在线接管。<SheetLinks base={`/calls/${encodeURIComponent(call.code)}`} isBlank /></> },
          ]}
        />
      </Section>
      <Section title="征集表要填写的内容">
        <ol className="list-decimal pl-6 sm:columns-2">
          {demandTexts.map((name) => (
            <li key={name}>
              {demandTextWords[name].label}
              {optionalTexts.includes(name) && <span className="text-soft">（选填）</span>}
            </li>
          ))}
          <li>考核指标（至少一项可量化）</li>
          <li>经费和攻关周期</li>
        </ol>
        <p className="mt-3 font-medium">填报时须声明：</p>
        <ul className="list-disc pl-6">
          {Object.values(statementWords).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
