import type { Site } from "#app/domain/site/settings.ts";

/** Telephones and the marks that a government site owes (guide 7.1), from the settings; what is not set does not show. */
export function SiteFooter({ site }: { site: Site }) {
  const marks = [site.icp, site.policeRecord, site.siteCode && `政府网站标识码 ${site.siteCode}`].filter((mark) => mark !== null && mark !== "");
  return (
    <footer className="mt-12 border-t border-line bg-wash">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-12 gap-y-4 px-4 py-6 text-sm print:py-1">
        <Telephones site={site} />
        <div className="text-soft print:hidden">
          {site.organiser && <p>主办：{site.organiser}</p>}
          {site.operator && <p>承办：{site.operator}</p>}
          {site.address && <p>{site.address}</p>}
          {marks.length > 0 && <p>{marks.join("　")}</p>}
        </div>
      </div>
    </footer>
  );
}

/** 政策咨询 and 系统支持 are two numbers for two kinds of question. */
function Telephones({ site }: { site: Site }) {
  const lines = [
    ["政策咨询", site.policyPhone],
    ["系统支持", site.supportPhone],
  ] as const;
  return (
    <div className="print:flex print:gap-x-8">
      <dl className="flex flex-wrap gap-x-8 gap-y-1">
        {lines.map(([words, phone]) => (
          <div key={words} className="flex gap-2">
            <dt className="text-soft">{words}</dt>
            <dd className="font-bold tabular-nums">{phone ? <a href={`tel:${phone.replaceAll("-", "")}`}>{phone}</a> : "电话待公布"}</dd>
          </div>
        ))}
      </dl>
      {site.phoneHours && <p className="text-soft">{site.phoneHours}</p>}
      <p className="mt-2 print:hidden">
        <a href="/outages">系统中断记录</a>
      </p>
    </div>
  );
}
