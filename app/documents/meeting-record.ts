import type { MeetingRecord } from "#app/domain/review/meeting/view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { defenceSpan } from "#app/messages/zh-CN/defence-time.ts";
import { meetingWords } from "#app/messages/zh-CN/meeting.ts";
import type { Block, Sheet } from "./sheet.ts";

const { printed: words, heads, minutes: fields } = meetingWords;

/** 会评会议记录: who came and signs, what was judged and by how many, what was said; room to write where nothing was entered. */
export function meetingRecord({ challenge, stage, meeting, experts, bids, least, minutes, at }: MeetingRecord): Sheet {
  const said: Block = minutes ? { kind: "paragraphs", text: minutes.words } : { kind: "table", columns: [{ head: fields.words, weight: 1 }], rows: [[words.blank]] };
  const there = experts.filter(({ signIn }) => signIn !== null);
  return {
    title: words.title,
    lead: `${challenge.no}　${challenge.title}`,
    foot: [words.title, challenge.no, words.stageValue(stage)].join("　"),
    at,
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: words.challenge, value: `${challenge.no}　${challenge.title}` },
          { term: words.stage, value: words.stageValue(stage) },
          { term: meetingWords.time, value: defenceSpan(meeting.startsAt, meeting.endsAt) },
          { term: meetingWords.place, value: meeting.place },
          { term: fields.host, value: minutes?.host ?? "" },
          { term: fields.recorder, value: minutes?.recorder ?? "" },
          { term: words.attendance, value: words.counted(experts.length, there.length, least) },
        ],
      },
      { kind: "heading", text: meetingWords.experts },
      {
        kind: "table",
        columns: [{ head: heads.expert, weight: 3 }, { head: heads.signIn, weight: 3 }, { head: heads.leaves, weight: 3 }, { head: heads.signature, weight: 3 }],
        rows: experts.map(({ no, name, isChair, signIn, leavesFor }) => [
          `${name}（${no}）${isChair ? meetingWords.chair : ""}`,
          signIn ? `${formatDateTime(signIn.signedAt)}${signIn.isPaper ? `（${meetingWords.offline}）` : ""}` : meetingWords.notSigned,
          leavesFor.join("、"),
          "\n\n",
        ]),
      },
      { kind: "heading", text: meetingWords.bids },
      { kind: "table", columns: [{ head: heads.bid, weight: 8 }, { head: heads.present, weight: 2, align: "right" }], rows: bids.map(({ code, unitName, present }) => [`${code}　${unitName}`, String(present)]) },
      { kind: "heading", text: fields.words },
      said,
      { kind: "paragraphs", text: words.signatures },
    ],
  };
}
