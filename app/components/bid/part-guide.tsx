import type { Section } from "#app/domain/bid/parts.ts";
import type { FormGuides } from "#app/messages/zh-CN/bid-guide.ts";

/** 名词解释和示例 of a part of the form, folded; nothing where there is none. */
export function PartGuideView({ section, guides }: { section: Section; guides: FormGuides }) {
  const guide = guides.parts[section];
  if (!guide) return null;
  return (
    <details className="no-print mb-3 text-sm">
      <summary className="min-h-8 cursor-pointer py-1 text-blue">{guides.title}</summary>
      <dl className="measure rounded bg-wash px-4 py-2">
        {guide.terms.map(([term, means]) => (
          <div key={term} className="py-0.5">
            <dt className="inline font-medium">{term}：</dt>
            <dd className="inline">{means}</dd>
          </div>
        ))}
        <dt className="mt-2 font-medium">{guides.exampleTitle}</dt>
        {guide.example.map((text) => (
          <dd key={text} className="text-soft">
            {text}
          </dd>
        ))}
      </dl>
    </details>
  );
}
