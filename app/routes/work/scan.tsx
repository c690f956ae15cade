import { ScanUpload } from "#app/components/work/scan-upload.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { ScanView } from "#app/domain/scan/scan.ts";
import { fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { scanWords } from "#app/messages/zh-CN/scan.ts";
import { showScan } from "#app/services/scan/read-scan.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "scan", policy: "self", load: ({ ctx, params }) => showScan(ctx, param(params, "digest")) });

export const loader = page.loader;
export const meta = pageMeta<ScanView>(() => "扫描件");

export default function Scan() {
  const { view } = usePage<typeof loader>();
  const { digest, file } = view;
  return (
    <>
      <PageTitle title="扫描件" lead={file?.name ?? scanWords.onlyDigest}>
        {file && <LinkButton href={`/work/scans/${digest}/file`}>{scanWords.open}</LinkButton>}
      </PageTitle>
      <DescriptionList
        items={[
          { term: "SHA-256 摘要", value: <code className="break-all">{digest}</code> },
          ...(file ? [{ term: "大小", value: fileSizeWords(file.size) }, { term: "存入", value: <><DateTime value={file.addedAt} />　{file.addedBy}</> }] : []),
        ]}
      />
      {file ? (
        <Alert tone="note">文件加密保存，打开一次记一次日志。凡登记了同一摘要的记录，指的都是这份文件。</Alert>
      ) : (
        <>
          <Alert tone="warning" title={scanWords.onlyDigest}>
            {scanWords.onlyDigestHow}
          </Alert>
          <ScanUpload />
        </>
      )}
    </>
  );
}
