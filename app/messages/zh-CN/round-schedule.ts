import type { ScheduleOutcome } from "#app/domain/round/schedule.ts";

export const scheduleWords = {
  title: "定时发布",
  lead: "复核人现在核对并同意，到时由系统按同样的规则发布全部已审定任务。同意之后批次规则或任务有变动的，设定失效。到时再查一遍：三审被收回、任务或密封保管不齐、复核人不再任职的，不发布，并在这里写明原因。",
  at: "发布时间",
  atHint: "北京时间；最多提前 60 天",
  reason: "揭榜期较短的理由",
  reasonHint: "从发布到截止少于 20 天的，须写明",
  dayOffHint: "发布时间不在工作日的，须勾选确认。",
  number: "发文字号",
  set: "同意并设定",
  waits: (at: string, number: string, by: string) => `${at}发布，文号 ${number}，由${by}同意`,
  cancel: "取消定时发布",
  notNow: "您现在不能设定",
  past: "以往的设定",
  refused: "没有办理成功",
  done: "已设定，到时自动发布。",
  cancelled: "已取消，不会自动发布。",
};

export const scheduleOutcomes: Record<ScheduleOutcome, string> = { published: "已按时发布", cancelled: "已取消", stopped: "未发布" };
