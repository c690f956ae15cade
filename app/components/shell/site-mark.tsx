import type { Site } from "#app/domain/site/settings.ts";

/** Name and mark of the site, the way home. The `large` display leaves the subtitle out. */
export function SiteMark({ site, href, isSimple }: { site: Site; href: string; isSimple: boolean }) {
  return (
    <a href={href} className="flex items-center gap-3 text-ink no-underline hover:text-ink">
      <img src="/favicon.svg" alt="" width="36" height="36" className="size-9 flex-none" />
      <span>
        <span className="block text-xl leading-tight font-bold tracking-wide">{site.name}</span>
        {!isSimple && <span className="hidden text-xs text-soft sm:block">{site.subtitle}</span>}
      </span>
    </a>
  );
}
