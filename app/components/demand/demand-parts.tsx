import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { IndicatorTable } from "#app/components/challenge/indicator-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import type { DemandContent } from "#app/domain/demand/content.ts";
import type { DemandDifference } from "#app/domain/demand/difference.ts";
import type { DemandText } from "#app/domain/demand/form.ts";
import type { DemandVersionView, DemandVetting } from "#app/domain/demand/view.ts";
import { meanMarks, vettingCriteria } from "#app/domain/demand/vetting.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { indicatorWords } from "#app/messages/zh-CN/amendment.ts";
import { conclusionWords, criterionWords, demandFactWords, demandSheetWords, demandTextWords, writerWords } from "#app/messages/zh-CN/demand.ts";

const passages: readonly DemandText[] = ["background", "problem", "content", "baseline", "deliverables", "conditions", "ipRule"];

/** 需求征集表 to print, of a demand or empty; `base`: the address of either. */
export function SheetLinks({ base, isBlank = false }: { base: string; isBlank?: boolean }) {
  return (
    <>
      {isBlank ? demandSheetWords.blank : demandSheetWords.filled}：<a href={`${base}/form/docx`}>Word</a>　<a href={`${base}/form/pdf`}>PDF</a>
    </>
  );
}

/** What a demand says, for reading. */
export function DemandText({ content }: { content: DemandContent }) {
  return (
    <>
      <DescriptionList
        items={[
          { term: "类别", value: content.class },
          { term: "固废种类", value: content.waste.join("、") },
          { term: "产业链、关键词", value: [content.industry, content.keywords].filter(Boolean).join("；") || "未填写" },
          { term: "攻关周期", value: `${content.periodMonths} 个月` },
          { term: "经费", value: `本单位投入 ${formatWan(content.ownerInputFen)} 万元，其中现金支付揭榜方 ${formatWan(content.payToBidderFen)} 万元；希望财政支持 ${formatWan(content.fiscalFen)} 万元` },
          { term: "联系人", value: `${content.contactName}　${content.contactPhone}${content.showsContact ? "（可公开）" : "（不公开）"}` },
          { term: "保密", value: content.isConfidential ? "完整数据须签保密协议后提供" : "没有保密要求" },
        ]}
      />
      {passages.map((name) => content[name] !== "" && (
        <div key={name}>
          <h3 className="mt-4">{demandTextWords[name].label}</h3>
          <Paragraphs text={content[name]} />
        </div>
      ))}
      <h3 className="mt-4 mb-2">考核指标</h3>
      <IndicatorTable indicators={content.indicators} />
    </>
  );
}

/** 文本各版, the latest first, each with what it changed. */
export function VersionList({ versions }: { versions: DemandVersionView[] }) {
  return (
    <ol className="space-y-3">
      {versions.map((version, index) => (
        <li key={version.number}>
          <details open={index === 0 && version.differences.length > 0} className="rounded border border-line">
            <summary className="bg-wash px-4 py-2">
              <strong>第 {version.number} 版</strong>　{writerWords[version.by]}
              {version.who && `　${version.who}`}　<DateTime value={version.at} />
              {version.differences.length > 0 && <span className="text-soft">　{version.differences.length} 处改动</span>}
            </summary>
            <div className="px-4 py-3">
              {version.note && <p className="mb-2">说明：{version.note}</p>}
              {version.differences.length > 0 ? <DifferenceList differences={version.differences} /> : <p className="text-soft">首版。</p>}
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

function DifferenceList({ differences }: { differences: DemandDifference[] }) {
  return (
    <dl className="divide-y divide-line">
      {differences.map((one) => (
        <div key={one.kind === "indicator" ? `i${one.code}` : one.field} className="py-2 sm:grid sm:grid-cols-[12rem_1fr] sm:gap-4">
          <dt className="font-medium">{titleOf(one)}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            <Difference one={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function titleOf(one: DemandDifference): string {
  if (one.kind === "text") return demandTextWords[one.field].label;
  if (one.kind === "fact") return demandFactWords[one.field];
  const note = one.before === null ? "（新增）" : one.after === null ? "（取消）" : "";
  return `指标 ${one.code} ${(one.after ?? one.before)?.name ?? ""}${note}`;
}

/** Struck through what fell away, underlined what came: neither by colour alone. */
function Difference({ one }: { one: DemandDifference }) {
  if (one.kind === "text") {
    return one.parts.map(({ kind, text }, index) => {
      if (kind === "removed") return <del key={index} className="bg-red-wash text-red-dark">{text}</del>;
      if (kind === "added") return <ins key={index} className="bg-blue-wash text-blue-dark">{text}</ins>;
      return <span key={index}>{text}</span>;
    });
  }
  const all = ["name", "basis", "hard", "method", "verification"] as const;
  const [before, after] = one.kind === "fact" ? [factWords(one.field, one.before), factWords(one.field, one.after)] : [indicatorWords(one.before, all), indicatorWords(one.after, all)];
  return (
    <>
      <del className="block text-red-dark">{before}</del>
      <ins className="block font-medium no-underline">改为：{after}</ins>
    </>
  );
}

function factWords(field: string, value: unknown): string {
  if (typeof value === "number") return field.endsWith("Fen") ? formatWan(value) : String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  return Array.isArray(value) ? value.join("、") : String(value);
}

/** 论证记录: conclusion, opinion, and for the bureau the panel with its marks. */
export function VettingList({ vettings, isReader }: { vettings: DemandVetting[]; isReader: boolean }) {
  return (
    <ol className="space-y-4">
      {vettings.map((vetting) => (
        <li key={vetting.recordedAt} className="rounded border border-line px-4 py-3">
          <h3>{conclusionWords[vetting.conclusion]}</h3>
          <p className="text-sm text-soft">
            <DateTime value={vetting.heldOn} />　{vetting.place}　针对第 {vetting.versionNumber} 版
          </p>
          <Paragraphs text={vetting.opinion} />
          {vetting.experts.length > 0 && <p className="mt-2">专家：{vetting.experts.map(({ name, unit }) => (unit === "" ? name : `${name}（${unit}）`)).join("、")}</p>}
          <Marks vetting={vetting} />
          <p className="mt-2 text-sm text-soft"><ScanRef digest={vetting.scan} label="签字件 SHA-256" isReader={isReader} /></p>
        </li>
      ))}
    </ol>
  );
}

function Marks({ vetting }: { vetting: DemandVetting }) {
  const mean = meanMarks(vetting.experts);
  if (!mean) return null;
  return (
    <p className="mt-1">
      {mean.count} 人打分，平均 <strong className="tabular-nums">{mean.total}</strong> 分（{vettingCriteria.map((criterion, index) => `${criterionWords[criterion]} ${mean.criteria[index]}`).join("，")}）
    </p>
  );
}
