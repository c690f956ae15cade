import type { RulesLook } from "#app/domain/round/view.ts";
import { roundRulesWords as words } from "#app/messages/zh-CN/round-rules.ts";

/** 第二人核对 of a round's rules in a line: done, or why not. */
export function RulesLookLine({ look }: { look: RulesLook }) {
  return (
    <p className={look.state === "done" ? undefined : "text-red-dark"}>
      {words.lookState[look.state]}
      {look.at && <span className="ml-2 text-soft">{words.lookedBy(look.by, look.at)}</span>}
    </p>
  );
}
