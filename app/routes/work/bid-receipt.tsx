import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { formatInstant } from "#app/messages/format.ts";
import { receiptProofWords } from "#app/messages/zh-CN/bid-proof.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { type ReceiptView, showReceipt } from "#app/services/bid/show-receipt.ts";
import { countParam, param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "bidReceipt", policy: "bid.view", load: ({ ctx, params, url }) => showReceipt(ctx, param(params, "no"), countParam(url, "version") ?? undefined) });

export const loader = page.loader;
export const meta = pageMeta<ReceiptView>(({ no }) => `回执 ${no}`);

export default function BidReceipt() {
  const { view } = usePage<typeof loader>();
  const { receipt } = view;
  const bidPage = `/work/bids/${encodeURIComponent(view.no)}`;
  const code = (text: string) => <code className="text-sm break-all">{text}</code>;
  return (
    <>
      <PageTitle title="投递回执" lead={view.challengeTitle}>
        <LinkButton href={`${bidPage}/receipt/pdf?version=${receipt.bidVersion}`}>下载回执（PDF）</LinkButton>
        <LinkButton href={`${bidPage}/receipt/file?version=${receipt.bidVersion}`} tone="plain">
          下载回执文件（核验用）
        </LinkButton>
        <LinkButton href={bidPage} tone="plain">
          回到申报
        </LinkButton>
      </PageTitle>
      {view.isWithdrawn && <Alert tone="warning" title="本申报已撤回，回执所载版本不再有效" />}
      {!view.isWithdrawn && !view.isCurrent && (
        <Alert tone="note" title="这不是最后一版">
          已有更新的版本，开标时只开启最后一版。<a href={`${bidPage}/receipt`}>查看最后一版的回执</a>
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: "申报单位", value: view.unitName },
          { term: "榜单编号", value: receipt.challengeNo },
          { term: "申报编号", value: `${receipt.bidNo}（第 ${receipt.bidVersion} 版）` },
          { term: "收到时间", value: <strong className="tabular-nums">{formatInstant(receipt.receivedAt)}</strong> },
          { term: "截止时间", value: formatInstant(receipt.deadline) },
          { term: "回执短码", value: <strong className="text-xl tracking-wider tabular-nums">{view.shortCode}</strong> },
        ]}
      />
      <p className="measure text-sm text-soft">时间为北京时间，取自平台数据库的时钟。回执不含申报内容。请下载保存，或记下申报编号和回执短码。</p>
      {view.hasKept && (
        <Section title={keptWords.title} id="kept">
          <p className="mb-3 measure">{keptWords.lead}</p>
          <p className="mb-3 measure">{keptWords.readable}</p>
          <p className="no-print flex flex-wrap gap-3">
            <LinkButton href={`${bidPage}/receipt/kept`}>{keptWords.download}</LinkButton>
            {view.mayClear && (
              <LinkButton href={`${bidPage}#clearDraft`} tone="danger">
                {keptWords.clear}
              </LinkButton>
            )}
          </p>
        </Section>
      )}
      <details id="proof" className="open-in-print mt-8">
        <summary className="cursor-pointer py-1 text-lg font-bold text-blue-dark">{receiptProofWords.title}</summary>
        <p className="my-2 measure text-sm text-soft">
          {receiptProofWords.lead}
          <a href="/verify">{receiptProofWords.verify}</a>
        </p>
        <DescriptionList
          items={[
            { term: "内容承诺值", value: code(receipt.commitment) },
            { term: "密文摘要", value: code(receipt.ciphertextDigest) },
            { term: "开标密钥指纹", value: code(receipt.openingKeyFingerprint) },
            { term: "日志序号", value: receipt.auditSequence },
            { term: "签名密钥", value: code(`${receipt.signerKeyId}　${view.publicKey}`) },
            { term: "签名", value: code(receipt.signature) },
          ]}
        />
        <p className="measure text-sm text-soft">承诺值是随机数与申报内容的 SHA-256；开标时逐份核对，对不上的不开启。签名为 Ed25519，对回执全部内容签署。</p>
      </details>
    </>
  );
}
