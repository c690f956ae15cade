import type { MenuItem } from "#app/messages/zh-CN/menu.ts";
import { classNames } from "#app/components/ui/class-names.ts";

/** A menu in one line, wrapping on a phone; where one is, is underlined and said. */
export function MenuList({ items, path, label }: { items: readonly MenuItem[]; path: string; label: string }) {
  const current = currentItem(items, path);
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap sm:gap-x-1">
        {items.map(({ to, words }) => (
          <li key={to}>
            <a
              href={to}
              aria-current={to === path ? "page" : to === current ? "true" : undefined}
              className={classNames("inline-flex min-h-11 items-center border-b-3 px-2 sm:px-3 no-underline", to === current ? "border-red font-bold text-blue-dark" : "border-transparent text-ink hover:border-line")}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The item under which a page lies: the longest address that begins its path; `/work` is only itself. */
function currentItem(items: readonly MenuItem[], path: string): string | undefined {
  const addresses = items.flatMap(({ to, also = [] }) => [to, ...also].map((address) => ({ to, address })));
  const under = addresses.filter(({ address }) => path === address || (address !== "/work" && path.startsWith(`${address}/`)));
  return under.sort((a, b) => b.address.length - a.address.length)[0]?.to;
}
