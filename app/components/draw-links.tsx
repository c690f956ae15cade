import { DateTime } from "#app/components/ui/date-time.tsx";

/** Public records of the draws of a challenge's experts, and how anybody draws them again. */
export function DrawLinks({ no, draws }: { no: string; draws: readonly { id: string; drawnAt: string }[] }) {
  return (
    <>
      <p className="measure">
        评审专家由系统在见证人报数后随机抽取。抽取记录只含代号，任何人可以下载，在“<a href="/verify#rerun">验证</a>”页重新抽取一遍，核对名单没有被挑选过。
      </p>
      <ul className="mt-2 space-y-1">
        {draws.map(({ id, drawnAt }) => (
          <li key={id}>
            <a href={`/challenges/${encodeURIComponent(no)}/draw-record?of=${id}`}>
              <DateTime value={drawnAt} /> 的抽取记录
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
