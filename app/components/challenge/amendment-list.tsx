import type { Amendment, ChallengeDifference } from "#app/domain/challenge/amendment.ts";
import { textDifference } from "#app/domain/challenge/text-difference.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { amendableWords, amendmentName, indicatorTitle, indicatorWords, longFields, materialWords, valueWords } from "#app/messages/zh-CN/amendment.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** 更正公告 with their differences, the latest first. */
export function AmendmentList({ amendments }: { amendments: Amendment[] }) {
  return (
    <ol className="space-y-6">
      {amendments.map((amendment) => (
        <li key={amendment.number} id={`amendment-${amendment.number}`} className="rounded border border-line px-4 py-3">
          <h3 className="mb-1">{amendmentName(amendment.number)}</h3>
          <p className="text-sm text-soft">
            <DateTime value={amendment.publishedAt} />
            {amendment.material.length > 0 && `　涉及${amendment.material.map((kind) => materialWords[kind]).join("、")}`}
          </p>
          <p className="mt-2">更正理由：{amendment.reason}</p>
          <Window amendment={amendment} />
          <DifferenceList differences={amendment.differences} />
        </li>
      ))}
    </ol>
  );
}

function Window({ amendment: { closesAtBefore, closesAt } }: { amendment: Pick<Amendment, "closesAtBefore" | "closesAt"> }) {
  if (closesAt === closesAtBefore) return <p>截止时间不变。</p>;
  return (
    <p>
      截止时间由 <DateTime value={closesAtBefore} /> 顺延至{" "}
      <strong>
        <DateTime value={closesAt} />
      </strong>
      。
    </p>
  );
}

/** 更正前 and 更正后 of each field and indicator; long texts clause by clause. */
export function DifferenceList({ differences }: { differences: ChallengeDifference[] }) {
  return (
    <dl className="mt-3 divide-y divide-line border-t border-line">
      {differences.map((one) => (
        <div key={one.kind === "field" ? one.field : one.code} className="py-2 sm:grid sm:grid-cols-[12rem_1fr] sm:gap-4">
          <dt className="font-medium">{one.kind === "field" ? amendableWords[one.field] : indicatorTitle(one)}</dt>
          <dd className="min-w-0">
            <Difference one={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ one }: { one: ChallengeDifference }) {
  if (one.kind === "field" && longFields.has(one.field)) return <TextDifference before={valueWords(one.field, one.before, formatWan)} after={valueWords(one.field, one.after, formatWan)} />;
  const [before, after] =
    one.kind === "field" ? [valueWords(one.field, one.before, formatWan), valueWords(one.field, one.after, formatWan)] : [indicatorWords(one.before, one.changed), indicatorWords(one.after, one.changed)];
  return (
    <>
      <span className="block">
        <span className="text-soft">更正前：</span>
        <del className="text-red-dark">{before}</del>
      </span>
      <span className="block">
        <span className="text-soft">更正后：</span>
        <ins className="font-medium no-underline">{after}</ins>
      </span>
    </>
  );
}

/** Struck through what fell away, underlined what came: neither by colour alone. */
function TextDifference({ before, after }: { before: string; after: string }) {
  return (
    <p className="whitespace-pre-line">
      {textDifference(before, after).map(({ kind, text }, index) => {
        if (kind === "removed") return <del key={index} className="bg-red-wash text-red-dark">{text}</del>;
        if (kind === "added") return <ins key={index} className="bg-blue-wash text-blue-dark">{text}</ins>;
        return <span key={index}>{text}</span>;
      })}
    </p>
  );
}

/** On top of a page: that there is a correction, and what it touches. */
export function LastAmendment({ amendments }: { amendments: Amendment[] }) {
  const [last] = amendments;
  if (!last) return null;
  return (
    <Alert tone="warning" title={`有${amendmentName(last.number)}（公告）`}>
      <DateTime value={last.publishedAt} dateOnly /> 更正
      {last.material.length > 0 ? `，涉及${last.material.map((kind) => materialWords[kind]).join("、")}` : ""}
      {last.closesAt === last.closesAtBefore ? "，截止时间不变" : "，截止时间已顺延"}。<a href="#amendments">查看前后对照</a>
    </Alert>
  );
}
