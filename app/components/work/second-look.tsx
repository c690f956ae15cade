import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { secondLookWords as words } from "#app/messages/zh-CN/second-look.ts";

/** 复核: puts in force what somebody proposed, or turns it down; who proposed may only take it back. `digest` is of what was shown. */
export function SecondLook({ frame, digest, isOwn }: { frame: WorkFrame; digest: string; isOwn: boolean }) {
  return (
    <form method="post" className="mt-4 flex flex-wrap items-center gap-3">
      <Once frame={frame} name="decide" />
      <input type="hidden" name="digest" value={digest} />
      {!isOwn && (
        <Button name="intent" value="adopt">
          {words.adopt}
        </Button>
      )}
      <Button name="intent" value="reject" tone="plain">
        {isOwn ? words.takeBack : words.reject}
      </Button>
      {isOwn && <span className="text-soft">{words.notOwn}</span>}
    </form>
  );
}
