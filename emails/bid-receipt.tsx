import type { BidReceiptMail } from "#app/domain/mail/mail.ts";
import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { receiptWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Digests, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, TextLink, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: BidReceiptMail;
}

/** 投递回执：when the bid arrived and what proves it, nothing of what is in it. */
export function BidReceipt({ mail, site, origin }: Props) {
  const { labels } = receiptWords;
  const receivedAt = formatInstant(mail.receivedAt);
  return (
    <MailFrame site={site} origin={origin} heading={receiptWords.heading} preview={`${mail.bidNo}　${receivedAt}`}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{receiptWords.lead(mail.challengeTitle, mail.challengeNo)}</Paragraph>
      <Headline label={labels.receivedAt} value={receivedAt} />
      <Facts
        items={[
          { label: labels.bidNo, value: mail.bidNo },
          { label: labels.version, value: receiptWords.versionOf(mail.bidVersion) },
          { label: labels.deadline, value: receiptWords.beijing(formatDateTime(mail.deadline)) },
          { label: labels.shortCode, value: mail.shortCode },
          { label: labels.auditSequence, value: String(mail.auditSequence) },
        ]}
      />
      <Digests
        heading={receiptWords.digestHeading}
        items={[
          { label: labels.commitment, value: mail.commitment },
          { label: labels.ciphertextDigest, value: mail.ciphertextDigest },
          { label: labels.openingKeyFingerprint, value: mail.openingKeyFingerprint },
        ]}
      />
      <Action href={`${origin}/work/bids/${encodeURIComponent(mail.bidNo)}/receipt`}>{receiptWords.action}</Action>
      <Paragraph>
        <TextLink href={`${origin}/verify`}>{receiptWords.verify}</TextLink>
      </Paragraph>
      <Notes items={receiptWords.notes} />
    </MailFrame>
  );
}
