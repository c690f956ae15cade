import type { ItemNewsMail } from "#app/domain/mail/mail.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { itemNewsWords } from "#app/messages/zh-CN/news-mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, TextLink, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: ItemNewsMail;
}

/** News for who judges or watches: their page is behind the sign-in, not the public one. */
const inside: Partial<Record<ItemNewsMail["news"], (no: string) => string>> = {
  defenceSet: (no) => `/work/reviews/${no}`,
  meetingSet: (no) => `/work/reviews/${no}`,
  expertRecused: (no) => `/work/challenges/${no}/conflicts`,
  conflictAfterDecision: (no) => `/work/challenges/${no}/conflicts`,
  staffRecused: (no) => `/work/challenges/${no}/conflicts`,
};

/** 关注通知: what is new of a challenge, where to read it, and how to leave. */
export function ItemNews({ mail, site, origin }: Props) {
  const { word, sentence, atLabel, wordsLabel } = itemNewsWords.kinds[mail.news];
  const link = mail.unfollow && `${origin}/follow/${mail.unfollow}`;
  const isAsking = mail.news === "confirmFollow";
  const no = encodeURIComponent(mail.challengeNo);
  const within = inside[mail.news];
  const page = isAsking && link ? link : `${origin}${within ? within(no) : `/challenges/${no}`}`;
  const facts = [
    { label: atLabel ?? "", value: atLabel && mail.at ? formatDateTime(mail.at) : "" },
    { label: wordsLabel ?? itemNewsWords.labels.words, value: mail.words ?? "" },
  ].filter(({ value }) => value !== "");
  return (
    <MailFrame site={site} origin={origin} heading={word} preview={`${mail.challengeNo}　${word}`}>
      <Greeting personName={mail.personName ?? itemNewsWords.follower} unitName={mail.unitName} />
      <Paragraph>{(isAsking ? itemNewsWords.about : itemNewsWords.lead)(mail.challengeTitle, mail.challengeNo)}</Paragraph>
      <Headline value={word} />
      <Paragraph>{sentence}</Paragraph>
      {facts.length > 0 && <Facts items={facts} />}
      <Action href={page}>{isAsking ? word : within ? itemNewsWords.actionInside : itemNewsWords.action}</Action>
      {link && !isAsking && <Notes items={[itemNewsWords.unfollowNote]} />}
      {link && !isAsking && <TextLink href={link}>{itemNewsWords.unfollow}</TextLink>}
    </MailFrame>
  );
}
