import type { ReactNode } from "react";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import type { ApplicationView } from "#app/domain/expert/view.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

/** What somebody said in an application, and how far it came; `children` are the buttons. */
export function ApplicationCard({ application, children }: { application: ApplicationView; children?: ReactNode }) {
  const { name, username, unitName, appliedAt, recommendedAt, recommendedBy, content } = application;
  return (
    <article className="mb-6 rounded border border-line px-4 py-3" aria-label={name}>
      <h3>
        {name} <span className="font-normal text-soft">（{username}）</span>
      </h3>
      <DescriptionList
        items={[
          { term: "单位", value: unitName },
          { term: "类别、职称", value: `${expertKindWords[content.kind]}　${content.title}` },
          { term: "专业领域", value: content.fields.join("、") },
          { term: "地区", value: `${content.local ? "市内" : "市外"}　${content.region}` },
          { term: "经历", value: <span className="whitespace-pre-line">{content.experience}</span> },
          { term: "申请时间", value: <DateTime value={appliedAt} /> },
          { term: "单位推荐", value: recommendedAt ? <>{recommendedBy}　<DateTime value={recommendedAt} /></> : "尚未推荐" },
        ]}
      />
      {children}
    </article>
  );
}
