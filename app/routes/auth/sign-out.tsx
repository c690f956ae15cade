import { z } from "zod";
import { headersSetting } from "#app/auth/cookies.ts";
import { signOut } from "#app/auth/sign-out.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";

const page = plainPage({
  page: "signIn",
  policy: "self",
  load: () => Promise.resolve(ok(null)),
  actions: {
    // The button in the head carries no intent.
    "": formAction({
      schema: z.object({}),
      run: async ({ request }) => ok(await signOut(request)),
      done: (cookies) => ({ to: "/sign-in", toast: "已退出。", headers: headersSetting(cookies) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "退出");

export default function SignOut() {
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="退出登录" lead="在公用电脑上使用后请退出。已保存的内容不受影响。" />
      <form method="post">
        <Button>退出</Button>
      </form>
    </div>
  );
}
