import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DemandView } from "#app/domain/demand/view.ts";

const nameOf = { demand: "需求", challenge: "榜单任务" } as const;
const pageOf = { demand: "/work/demands", challenge: "/work/challenges" } as const;

/** Where a demand comes from, what came of it, and for the bureau what it looks like. */
export function DemandKin({ demand }: { demand: DemandView }) {
  const { parents, children, challenges, similar, sight } = demand;
  if (parents.length + children.length + challenges.length + similar.length === 0) return null;
  return (
    <Section title="来源和去向" id="kin">
      <ul className="space-y-1">
        {parents.map(({ no, title }) => (
          <li key={no}>
            来自 <Demand no={no} title={title} />
          </li>
        ))}
        {children.map(({ no, title }) => (
          <li key={no}>
            转入 <Demand no={no} title={title} />
          </li>
        ))}
        {challenges.map(({ no, title, status }) => (
          <li key={no}>
            榜单任务 <a href={sight === "bureau" ? `/work/challenges/${encodeURIComponent(no)}` : `/challenges/${encodeURIComponent(no)}`}>{no}　{title}</a> <StatusBadge noun="challenge" state={status} audience={sight === "bureau" ? "staff" : "public"} />
          </li>
        ))}
      </ul>
      {similar.length > 0 && (
        <>
          <h3 className="mt-3">查重提示</h3>
          <p className="text-sm text-soft">文字相近，仅供参考，是否重复由论证判断。</p>
          <ul className="mt-1 space-y-1">
            {similar.map(({ kind, no, title, percent }) => (
              <li key={no}>
                相近 <strong className="tabular-nums">{percent}%</strong>　{nameOf[kind]} <a href={`${pageOf[kind]}/${encodeURIComponent(no)}`}>{no}　{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Demand({ no, title }: { no: string; title: string }) {
  return (
    <a href={`/work/demands/${encodeURIComponent(no)}`}>
      {no}　{title}
    </a>
  );
}
