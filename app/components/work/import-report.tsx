import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { fieldWords } from "#app/messages/zh-CN/fields.ts";
import { placeWords } from "#app/messages/zh-CN/round-form.ts";

interface Problem {
  path: string;
  message: string;
}

interface Preview {
  round: { code: string; title: string };
  counts: { units: number; affiliations: number; experts: number; challenges: number; ready: number; bids: number };
  challenges: { no: string; title: string; isReady: boolean }[];
  problems: Problem[];
  warnings: Problem[];
}

/** What an import would bring, what stands against it, what should be looked at. */
export function ImportReport({ preview: { round, counts, challenges, problems, warnings } }: { preview: Preview }) {
  return (
    <>
      <Alert tone={problems.length > 0 ? "problem" : warnings.length > 0 ? "warning" : "done"} title={problems.length > 0 ? `有 ${problems.length} 处问题，不能导入` : warnings.length > 0 ? `可以导入，有 ${warnings.length} 处请留意` : "没有问题，可以导入"}>
        <ProblemList problems={[...problems, ...warnings]} />
      </Alert>
      <DescriptionList
        items={[
          { term: "批次", value: `${round.title}（${round.code}）` },
          { term: "榜单任务", value: `${counts.challenges} 项，其中符合审定条件 ${counts.ready} 项` },
          { term: "单位", value: `${counts.units} 个，控股关系 ${counts.affiliations} 条` },
          { term: "专家", value: `${counts.experts} 名` },
          { term: "申报", value: `${counts.bids} 份` },
        ]}
      />
      <details className="mb-5">
        <summary>任务清单</summary>
        <ul className="mt-2">
          {challenges.map(({ no, title, isReady }) => (
            <li key={no}>
              <span className="mr-2 tabular-nums">{no}</span>
              {title}
              {!isReady && <span className="ml-2 text-red-dark">未达审定条件，导入后为编制中</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const mostShown = 50;

function ProblemList({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {problems.slice(0, mostShown).map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {placeWords(path)}：{fieldWords(message)}
        </li>
      ))}
      {problems.length > mostShown && <li>另有 {problems.length - mostShown} 处</li>}
    </ul>
  );
}

/** The problems of a refused file, by their places; `[3]` of the form is `.3` of the file. */
export function ImportProblems({ errors }: { errors: Record<string, string[] | null> }) {
  const problems = Object.entries(errors).flatMap(([path, messages]) => (path === "" || path === "text" ? [] : (messages ?? []).map((message) => ({ path: path.replace(/\[(\d+)\]/g, ".$1"), message }))));
  return <ProblemList problems={problems} />;
}
