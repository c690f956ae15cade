import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { droppedView, listPath, newView, viewedLists } from "#app/domain/site/saved-view.ts";
import { savedViewWords as words, viewedListWords } from "#app/messages/zh-CN/saved-views.ts";
import { dropView, listViews, saveView } from "#app/services/site/saved-views.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "views",
  policy: "self",
  load: async ({ ctx }) => ok({ lists: (await Promise.all(viewedLists.map(async (list) => ({ list, views: await listViews(ctx, list) })))).filter(({ views }) => views.length > 0) }),
  actions: {
    saveView: formAction({ schema: newView, run: ({ ctx, form }) => saveView(ctx, form), done: ({ list, name, query }) => ({ to: `${listPath(list)}${query}`, toast: words.saved(name) }) }),
    dropView: formAction({ schema: droppedView, run: ({ ctx, form }) => dropView(ctx, form), done: () => ({ to: "/work/views", toast: words.dropped }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => words.title);

export default function Views() {
  const { view, frame } = usePage<typeof loader>();
  const refused = refusedWith(useReply(), () => `${words.name}：`);
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {refused && <Alert tone="problem">{[refused.words, ...refused.lines].join(" ")}</Alert>}
      {view.lists.length === 0 && <EmptyState title={words.title}>{words.none}</EmptyState>}
      {view.lists.map(({ list, views }) => (
        <Section key={list} title={viewedListWords[list]} id={list}>
          <ul className="space-y-2">
            {views.map(({ name, query }) => (
              <li key={name} className="flex flex-wrap items-center gap-x-6 gap-y-1">
                <a href={`${listPath(list)}${query}`}>{name}</a>
                <form method="post">
                  <Once frame={frame} name={`drop ${list} ${name}`} />
                  <input type="hidden" name="list" value={list} />
                  <input type="hidden" name="name" value={name} />
                  <Button name="intent" value="dropView" tone="plain">
                    {words.drop}
                    <span className="sr-only">{name}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
