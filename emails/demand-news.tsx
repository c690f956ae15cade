import type { DemandNewsMail } from "#app/domain/mail/mail.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { demandNewsWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: DemandNewsMail;
}

const shortlistOf = (no: string) => `challenges/${no}/shortlist`;

/** Where it is answered, if it is no matter of a demand. */
const places: Partial<Record<DemandNewsMail["news"], (no: string) => string>> = {
  questionAsked: (no) => `questions/${no}`,
  wordAsked: shortlistOf,
  wordAskedAgain: shortlistOf,
  wordTermLonger: shortlistOf,
  matchingAsked: shortlistOf,
  matchingAskedAgain: shortlistOf,
  matchingTermLonger: shortlistOf,
};

/** 需求进展通知 to the firm or the county body, and to an item's owner that a question waits, or bids. */
export function DemandNews({ mail, site, origin }: Props) {
  const { word, sentence, next, action, atLabel, wordsLabel } = demandNewsWords.kinds[mail.news];
  const facts = [
    ...(mail.words ? [{ label: wordsLabel ?? word, value: mail.words }] : []),
    ...(mail.at ? [{ label: atLabel ?? word, value: formatDateTime(mail.at) }] : []),
  ];
  return (
    <MailFrame site={site} origin={origin} heading={word} preview={sentence}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Headline value={word} />
      <Paragraph>{demandNewsWords.lead(mail.news, mail.title, mail.no)}</Paragraph>
      <Paragraph>{sentence}</Paragraph>
      {facts.length > 0 && <Facts items={facts} />}
      <Action href={`${origin}/work/${places[mail.news]?.(encodeURIComponent(mail.no)) ?? `demands/${encodeURIComponent(mail.no)}`}`}>{action}</Action>
      <Notes items={[next]} />
    </MailFrame>
  );
}
