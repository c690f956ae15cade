import { atomFeed } from "#app/documents/atom-feed.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { feedWords } from "#app/messages/zh-CN/feeds.ts";
import { listPublicNews } from "#app/services/site/public-news.ts";
import { publicDocument } from "#app/web/resource.ts";

/** 订阅: what was published, newest first, as Atom. */
const document = publicDocument({
  policy: "public",
  load: async ({ url, siteName }) => {
    const news = await listPublicNews();
    if (!news.ok) return news;
    const { origin } = url;
    const entries = news.value.map((one) => {
      const { kind, challengeNo, noticeId, number, words, issuers, at } = one;
      const href = noticeId ? `${origin}/notices/${noticeId}` : `${origin}/challenges/${encodeURIComponent(challengeNo ?? "")}`;
      return { id: `${href}#${kind}-${number ?? Date.parse(at)}`, href, title: feedWords.entry(one), updatedAt: at, authors: issuers, summary: kind === "takenDown" ? feedWords.takenDown(words) : words };
    });
    return ok({ body: atomFeed({ id: `${origin}/`, href: `${origin}/`, self: `${origin}/feed.atom`, title: siteName, entries }), type: "application/atom+xml; charset=utf-8" });
  },
});

export const loader = document.loader;
