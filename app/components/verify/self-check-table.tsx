import { type SelfCheckResult, selfChecks } from "#app/domain/site/self-check.ts";
import { checkValueWords, selfCheckPageWords as words, selfCheckResultWords, selfCheckWords } from "#app/messages/zh-CN/self-check.ts";

const untried = { result: "untried", value: null } as const;

/** The checks with what came out. On the public page its script fills the cells. */
export function SelfCheckTable({ outcomes }: Pick<SelfCheckResult, "outcomes">) {
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{words.title}</caption>
      <thead className="max-sm:block">
        <tr className="border-b-2 border-blue max-sm:grid max-sm:grid-cols-[1fr_max-content]">
          <th scope="col" className="py-1.5 pr-4 sm:w-64">
            {words.item}
          </th>
          <th scope="col" className="py-1.5 pr-4 sm:w-56">
            {words.result}
          </th>
          <th scope="col" className="py-1.5 max-sm:sr-only">
            {words.remedy}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {selfChecks.map((check) => {
          const outcome = outcomes[check] ?? untried;
          const value = checkValueWords(check, outcome);
          return (
            <tr key={check} data-item={check} className="border-b border-line align-top max-sm:grid max-sm:grid-cols-[1fr_max-content]">
              <th scope="row" className="py-2 pr-4 font-normal">
                {selfCheckWords[check].name}
              </th>
              <td className="py-2 pr-4 data-[result=no]:font-bold data-[result=no]:text-red-dark data-[result=yes]:text-blue-dark" data-result={outcome.result}>
                {selfCheckResultWords[outcome.result]}
                {value && `（${value}）`}
              </td>
              <td className="measure py-2 text-soft empty:p-0 max-sm:col-span-2" data-remedy>
                {outcome.result === "no" ? selfCheckWords[check].remedy : ""}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
