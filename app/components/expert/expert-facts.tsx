import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import type { BankExpert } from "#app/domain/expert/view.ts";
import { askableWords } from "#app/messages/zh-CN/experts.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

type Facts = Omit<BankExpert, "links" | "records" | "unrecorded" | "absences">;

/** What the bank holds of an expert, as facts. */
export function ExpertFacts({ expert }: { expert: Facts }) {
  return (
    <DescriptionList
      items={[
        { term: "现在", value: `${askableWords(expert)}${expert.suspendedReason ? `（${expert.suspendedReason}）` : ""}` },
        { term: "类别、职称", value: `${expertKindWords[expert.kind]}　${expert.title}` },
        { term: "专业领域", value: expert.fields.join("、") },
        { term: "单位", value: `${expert.unitName}（${expert.unitUscc}）` },
        { term: "地区", value: `${expert.local ? "市内" : "市外"}　${expert.region}` },
        { term: "手机号", value: expert.phone },
        { term: "本年参加", value: `${expert.uses} 项任务，最多 ${expert.yearlyCap} 项` },
        { term: "入库时间", value: <DateTime value={expert.addedAt} /> },
      ]}
    />
  );
}
