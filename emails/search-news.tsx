import type { SearchNewsMail } from "#app/domain/mail/mail.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { itemNewsWords, searchNewsWords as words } from "#app/messages/zh-CN/news-mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, TextLink, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: SearchNewsMail;
  /** What is looked for, in words. */
  search: string;
}

/** 关注 of a search: to confirm it, or the new items that fit. */
export function SearchNews({ mail, search, site, origin }: Props) {
  const heading = words.subjects[mail.news];
  const link = `${origin}/follow/${mail.unfollow}`;
  const isAsking = mail.news === "confirm";
  return (
    <MailFrame site={site} origin={origin} heading={heading} preview={search}>
      <Greeting personName={mail.personName ?? itemNewsWords.follower} unitName={mail.unitName} />
      <Paragraph>{words.lead[mail.news]}</Paragraph>
      <Headline value={search} />
      {mail.items.length > 0 && <Facts items={mail.items.map(({ no, title, closesAt }) => ({ label: no, value: closesAt ? `${title}（${words.closing(formatDateTime(closesAt))}）` : title }))} />}
      {mail.more > 0 && <Paragraph>{words.more(mail.more)}</Paragraph>}
      <Action href={isAsking ? link : `${origin}/challenges?${mail.search}`}>{words.actions[mail.news]}</Action>
      {!isAsking && <Notes items={[words.unfollowNote]} />}
      {!isAsking && <TextLink href={link}>{itemNewsWords.unfollow}</TextLink>}
    </MailFrame>
  );
}
