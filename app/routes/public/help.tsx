import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { guide } from "#app/messages/zh-CN/guide.ts";
import { selfCheckPageWords } from "#app/messages/zh-CN/self-check.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "help", policy: "public", load: () => Promise.resolve(ok(guide)) });

export const loader = page.loader;
export const meta = pageMeta(() => "帮助");

export default function Help() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="帮助" lead="按您的身份找到对应一节；每个页面底部还有三行本页说明。" />
      <p>
        <a href="/check">{selfCheckPageWords.title}</a>：{selfCheckPageWords.toCheck}
      </p>
      <nav aria-label="本页目录">
        <ul className="flex flex-wrap gap-x-6">
          {view.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-1">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {view.map(({ id, title, entries }) => (
        <Section key={id} id={id} title={title}>
          <dl className="measure">
            {entries.map(({ question, answer }) => (
              <div key={question} className="mb-4">
                <dt className="font-bold">{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}
