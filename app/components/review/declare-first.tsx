import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

/** Names come first, contents and acts after: what a duty sees of a page before its 回避声明. `next` leads back to it. */
export function DeclareFirst({ no, next, children }: { no: string; next: string; children: string }) {
  return (
    <EmptyState title="请先声明有无回避情形">
      <p>{children}</p>
      <LinkButton href={`/work/challenges/${encodeURIComponent(no)}/declaration?next=${encodeURIComponent(next)}`}>现在声明</LinkButton>
    </EmptyState>
  );
}
