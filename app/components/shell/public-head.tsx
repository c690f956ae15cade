import { LinkButton } from "#app/components/ui/button.tsx";
import type { PlainFrame, PublicFrame } from "#app/domain/site/frame.ts";
import { publicMenu } from "#app/messages/zh-CN/menu.ts";
import { DisplaySwitch } from "./display-switch.tsx";
import { MenuList } from "./menu-list.tsx";
import { SiteMark } from "./site-mark.tsx";

/** The head of the public site. 登录 leads to the workbench, which asks for the sign-in only when it is needed. */
export function PublicHead({ frame }: { frame: PublicFrame | PlainFrame }) {
  return (
    <header className="border-t-4 border-b border-t-blue border-b-line bg-white">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-3">
        <SiteMark site={frame.site} href="/" isSimple={frame.isLarge} />
        <div className="no-print flex items-center gap-3">
          <DisplaySwitch isLarge={frame.isLarge} path={frame.path} />
          {frame.kind === "public" && (
            <LinkButton href="/work" className="min-h-8 px-4 py-0.5 text-sm">
              登录
            </LinkButton>
          )}
        </div>
      </div>
      <div className="mx-auto max-w-6xl px-2 sm:px-1">
        <MenuList items={publicMenu} path={frame.path} label="主菜单" />
      </div>
    </header>
  );
}
