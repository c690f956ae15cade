import { citedStandards, successorOf } from "#app/domain/challenge/standards.ts";
import { standardWords } from "#app/messages/zh-CN/indicator-paste.ts";

/** Below a test method: cited editions that were replaced; with `all` also what the table does not have. */
export function StandardNotes({ method, all = false }: { method: string; all?: boolean }) {
  const cited = citedStandards(method);
  const replaced = cited.filter(({ isReplaced }) => isReplaced);
  const unknown = all ? cited.filter(({ standard }) => standard === null) : [];
  if (replaced.length + unknown.length === 0) return null;
  return (
    <span className="block text-sm text-red-dark">
      {[...replaced.map((one) => standardWords.replaced(one.cited, successorOf(one) ?? "新版")), ...unknown.map(({ cited: name }) => standardWords.unknown(name))].join("；")}
    </span>
  );
}
