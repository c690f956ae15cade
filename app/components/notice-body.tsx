import { formatWan } from "#app/domain/kernel/money.ts";
import type { CallNotice, ListNotice, NoticedAward, NoticedLine, NoticeView, ResultNotice } from "#app/domain/notice/view.ts";
import type { Site } from "#app/domain/site/settings.ts";
import { outcomeWords } from "#app/messages/zh-CN/notice.ts";
import { Scenarios } from "./review/sensitivity-part.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { type Column, DataTable } from "./ui/data-table.tsx";
import { DateTime } from "./ui/date-time.tsx";
import { Paragraphs } from "./ui/paragraphs.tsx";
import { Section } from "./ui/section.tsx";

const challenges: Column<ListNotice["challenges"][number]>[] = [
  { key: "no", head: "编号", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
  { key: "title", head: "任务名称", isRowHead: true, cell: (row) => <a href={`/challenges/${encodeURIComponent(row.no)}`}>{row.title}</a> },
  { key: "owner", head: "需求单位", cell: (row) => row.ownerName },
  { key: "money", head: "榜额", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.fiscalFen + row.ownerInputFen) },
  { key: "closesAt", head: "截止时间", cell: (row) => row.closesAt && <DateTime value={row.closesAt} /> },
];

const awards: Column<NoticedAward>[] = [
  { key: "rank", head: "名次", cell: (row) => row.rank },
  {
    key: "unit",
    head: "牵头单位",
    isRowHead: true,
    cell: (row) => (
      <>
        <strong>{row.unitName}</strong>
        {row.memberNames.length > 0 && <span className="block text-soft">参与单位：{row.memberNames.join("、")}</span>}
      </>
    ),
  },
  { key: "total", head: "得分", unit: "分", isNumeric: true, cell: (row) => row.total },
  { key: "money", head: "拟支持财政资金", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.fiscalFen) },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="award" state={row.status} audience="public" /> },
];

const lines: Column<NoticedLine>[] = [
  { key: "place", head: "名次", cell: (row) => row.place },
  { key: "code", head: "评审代号", isRowHead: true, cell: (row) => <span className="tabular-nums">{row.code}</span> },
  { key: "total", head: "得分", unit: "分", isNumeric: true, cell: (row) => row.total },
  { key: "outcome", head: "结果", cell: (row) => outcomeWords[row.outcome] },
];

export function ListNoticeBody({ notice }: { notice: ListNotice }) {
  return (
    <>
      <p className="mt-6 measure">现将“{notice.title}”予以发布，欢迎符合条件的单位揭榜。任务的指标、经费、条件和截止时间以各任务页面为准。</p>
      <Section title={`榜单任务（${notice.challenges.length} 项）`}>
        <DataTable caption="榜单任务" rows={notice.challenges} columns={challenges} rowKey={(row) => row.no} empty={null} isPlain />
      </Section>
    </>
  );
}

/** 征集通知: its text, until when, and where it is answered. */
export function CallNoticeBody({ notice }: { notice: CallNotice }) {
  return (
    <div className="mt-6">
      <Paragraphs text={notice.callText ?? ""} />
      <p className="mt-4 measure">
        征集截止：{notice.callClosesAt ? <DateTime value={notice.callClosesAt} /> : "常年征集"}。填报方式和要填写的内容见<a href={`/calls/${encodeURIComponent(notice.callCode)}`}>征集页面</a>。
      </p>
    </div>
  );
}

export function ResultNoticeBody({ notice }: { notice: ResultNotice }) {
  const { challenge, counts } = notice;
  return (
    <>
      <p className="mt-6 measure">
        <a href={`/challenges/${encodeURIComponent(challenge.no)}`}>
          {challenge.no}　{challenge.title}
        </a>
        {challenge.ownerName && `（需求单位：${challenge.ownerName}）`}共收到申报 {counts.received} 份，不予受理 {counts.notAccepted} 份，经专家评审 {counts.scored} 份。经研究（{notice.minuteNo}），
        {notice.noAward ? "本任务不予立项，现予公示。" : "拟立项如下，现予公示。"}
      </p>
      {!notice.noAward && (
        <Section title="拟立项名单">
          <DataTable caption="拟立项名单" rows={notice.awards} columns={awards} rowKey={(row) => `${row.rank} ${row.unitName}`} empty={null} isPlain />
        </Section>
      )}
      <Section title="评审排名" aside="代号公开，单位名称不公开；各申报单位登录后可看到自己的一行">
        <DataTable caption="评审排名" rows={notice.ranking} columns={lines} rowKey={(row) => row.code} empty={null} isPlain />
        <p className="mt-2 text-sm break-all text-soft">
          排名文件摘要（SHA-256）：<span className="tabular-nums">{notice.rankingDigest}</span>
          {notice.status !== "draft" && (
            <>
              　<a href={`/challenges/${encodeURIComponent(challenge.no)}/ranking-file`}>下载排名文件</a>（只含代号，可<a href="/verify#recompute">自行复算</a>）
            </>
          )}
        </p>
      </Section>
      {notice.stability && (
        <Section title="排名稳定性" id="stability" aside="本批次规则事先载明公开；只作参考，不改变名次">
          <Scenarios stability={notice.stability} />
        </Section>
      )}
    </>
  );
}

/** How to object, while there is a term; issuer and date. */
export function NoticeFoot({ notice, site }: { notice: NoticeView; site: Site }) {
  const { term } = notice;
  return (
    <>
      {term && (
        <Section title="公示期和异议">
          <p className="measure">
            公示期自 <DateTime value={term.startsOn} /> 至 <DateTime value={term.endsOn} />
            （含首尾两日）。对公示内容有异议的，请在期内实名提出，写明事实、附依据并留下联系方式{site.policyPhone ? `，联系电话 ${site.policyPhone}` : ""}。匿名的不予受理；提出人身份予以保密。对专家学术判断的不同看法不属于受理范围。
          </p>
        </Section>
      )}
      <p className="mt-10 text-right">
        {site.organiser && <span className="block">{site.organiser}</span>}
        {notice.publishedAt && <DateTime value={notice.publishedAt} dateOnly />}
      </p>
    </>
  );
}
