import type { DecisionMail } from "#app/domain/mail/mail.ts";
import { formatDate } from "#app/messages/format.ts";
import { decisionWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, TextLink, type Fact, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: DecisionMail;
}

/** 结果通知：the outcome in words, the notice and how to object; marks stay behind the sign-in. */
export function Decision({ mail, site, origin }: Props) {
  const { word, sentence } = decisionWords.outcomes[mail.outcome];
  const { notice } = mail;
  return (
    <MailFrame site={site} origin={origin} heading={decisionWords.heading} preview={`${mail.bidNo}　${word}`}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{decisionWords.lead(mail.challengeTitle, mail.challengeNo)}</Paragraph>
      <Headline value={word} />
      <Paragraph>{sentence}</Paragraph>
      <Facts items={factsOf(mail)} />
      <Action href={`${origin}/work/bids/${encodeURIComponent(mail.bidNo)}`}>{decisionWords.action}</Action>
      {notice && (
        <Paragraph>
          <TextLink href={`${origin}/notices/${notice.id}`}>{decisionWords.readNotice}</TextLink>
        </Paragraph>
      )}
      <Notes items={[decisionWords.marksNote, ...(notice?.term ? [decisionWords.objectionNote] : [])]} />
    </MailFrame>
  );
}

function factsOf({ bidNo, reason, notice }: DecisionMail): Fact[] {
  const { labels } = decisionWords;
  const facts: [string, string | null | undefined][] = [
    [labels.bidNo, bidNo],
    [labels.reason, reason],
    [labels.notice, notice?.title],
    [labels.documentNo, notice?.documentNo],
    [labels.term, notice?.term && decisionWords.term(formatDate(notice.term.from), formatDate(notice.term.to))],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
