import type { WorkFrame } from "#app/domain/site/frame.ts";
import { roleWords, workMenu } from "#app/messages/zh-CN/menu.ts";
import { DisplaySwitch } from "./display-switch.tsx";
import { MenuList } from "./menu-list.tsx";
import { SiteMark } from "./site-mark.tsx";

const small = "min-h-8 rounded border border-edge bg-white px-3 text-sm hover:border-blue hover:text-blue";

/** The head of the workbench: who one is, in which of one's duties, the way to the others, and out. */
export function WorkHead({ frame }: { frame: WorkFrame }) {
  const { person, role, roles, path } = frame;
  return (
    <header className="border-t-4 border-b border-t-blue border-b-line bg-white">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-3">
        <SiteMark site={frame.site} href="/work" isSimple={frame.isLarge} />
        <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <a href="/work/me" className="font-medium">
            {person.name}
          </a>
          <RoleSwitch role={role} roles={roles} />
          <DisplaySwitch isLarge={frame.isLarge} path={path} />
          <form method="post" action="/sign-out">
            <button className={small}>退出</button>
          </form>
        </div>
      </div>
      <div className="mx-auto max-w-6xl px-2 sm:px-1">
        <MenuList items={workMenu[role]} path={path} label={`${roleWords[role]}菜单`} />
      </div>
    </header>
  );
}

/** A person with two duties has one account and a switch; it changes the menu, never what is allowed. */
function RoleSwitch({ role, roles }: { role: WorkFrame["role"]; roles: WorkFrame["roles"] }) {
  if (roles.length < 2) return <span className="text-soft">{roleWords[role]}</span>;
  return (
    <form method="post" action="/work/switch" className="flex flex-wrap items-center gap-1" aria-label="切换岗位">
      <span className="text-soft">岗位</span>
      {roles.map((other) => (
        <button key={other} name="role" value={other} aria-pressed={other === role} className={other === role ? `${small} border-blue bg-blue-wash font-bold` : small}>
          {roleWords[other]}
        </button>
      ))}
    </form>
  );
}
