import type { BidNewsMail } from "#app/domain/mail/mail.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { bidNewsWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, type Fact, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: BidNewsMail;
}

/** 进展通知: what happened to the bid, in words; what to do, and until when. Nothing of its content. */
export function BidNews({ mail, site, origin }: Props) {
  const { word, sentence, next, isToEdit } = bidNewsWords.kinds[mail.news];
  const page = `${origin}/work/bids/${encodeURIComponent(mail.bidNo)}${isToEdit ? "/edit" : ""}`;
  return (
    <MailFrame site={site} origin={origin} heading={word} preview={`${mail.bidNo}　${word}`}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{bidNewsWords.lead(mail.challengeTitle, mail.challengeNo)}</Paragraph>
      <Headline value={word} />
      <Paragraph>{sentence}</Paragraph>
      <Facts items={factsOf(mail)} />
      <Action href={page}>{bidNewsWords.action}</Action>
      <Notes items={[next]} />
    </MailFrame>
  );
}

function factsOf({ news, bidNo, at, words }: BidNewsMail): Fact[] {
  const { labels, kinds } = bidNewsWords;
  const facts: [string, string | null][] = [
    [labels.bidNo, bidNo],
    [kinds[news].atLabel ?? "", at && formatDateTime(at)],
    [kinds[news].wordsLabel ?? labels.words, words || null],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
