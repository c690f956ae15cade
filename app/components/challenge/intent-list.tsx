import type { PartnerIntent } from "#app/domain/intent/view.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";

/** 合作意向: units that seek partners for this item, in their own words; gone at the closing. */
export function IntentList({ intents, no }: { intents: PartnerIntent[]; no: string }) {
  return (
    <>
      {intents.length === 0 && <p className="text-soft">还没有单位发布合作意向。</p>}
      <ul className="measure divide-y divide-line">
        {intents.map((intent) => (
          <li key={intent.unitName} className="py-3">
            <h3>{intent.unitName}</h3>
            <Paragraphs text={intent.text} />
            <p className="text-sm text-soft">
              联系：{intent.contact}　<DateTime value={intent.postedAt} dateOnly />
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-soft">
        由各单位自愿发布，与是否申报无关，截止后不再显示。<a href={`/work/challenges/${encodeURIComponent(no)}/intent`}>发布本单位的合作意向</a>
      </p>
    </>
  );
}
