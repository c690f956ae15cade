import { makeFile } from "#app/documents/make-file.ts";
import { meetingRecord } from "#app/documents/meeting-record.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { meetingWords } from "#app/messages/zh-CN/meeting.ts";
import { readMeetingRecord } from "#app/services/meeting/show-meeting.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 会议记录 of a 会评, to be printed and signed. */
const page = workDownload({
  policy: "reviewAssignment.view",
  load: async ({ ctx, params }) => {
    const record = await readMeetingRecord(ctx, param(params, "no"));
    return record.ok ? ok({ body: await makeFile(meetingRecord(record.value), "pdf"), type: fileTypes.pdf, name: meetingWords.fileName(record.value.challenge.no) }) : record;
  },
});

export const loader = page.loader;
