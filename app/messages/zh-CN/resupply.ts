import { formatDateTime } from "#app/messages/format.ts";

/** 重新提供: no key opens the bid, and the team brings what it kept. */
export const resupplyWords = {
  title: "重新提供申报内容",
  asked: (dueAt: string) => `请在 ${formatDateTime(dueAt)} 前重新提供`,
  why: (isKeyLost: boolean) =>
    isKeyLost
      ? "贵单位已按时提交，申报有效。但开标码和恢复码都已遗失，没有密钥能够开启本任务的密封件，所有揭榜单位都须重新提供。"
      : "贵单位已按时提交，申报有效。但这一份的密封件损坏，不能开启，须重新提供；其他申报不受影响。",
  reason: (reason: string) => `说明：${reason}`,
  rule: "只接收与回执所载承诺值一字不差的内容：不能修改，也不能补充。由系统当场核对，再由两名工作人员核对后开启。逾期没有提供的，申报不进入评审。",
  first: "第一步：最后一版的留存件",
  firstHint: "提交后在回执页下载的“留存件_…json”，请选择原件，不要另存。",
  onServer: "系统中还有贵单位的可读副本，可以先下载再提供：",
  download: "下载留存件",
  file: "留存件",
  send: "提供留存件",
  second: "第二步：附件原件",
  secondHint: "须是当时上传的同一个文件，文件名可以不同。可一次选择多个；一致的留下，不一致的说明是哪一个。",
  attachments: "附件",
  sendFiles: "提供附件",
  arrived: "已收到",
  awaited: "尚未提供",
  allArrived: "附件已到齐。",
  matched: (at: string) => `留存件已于 ${formatDateTime(at)} 收到，与承诺值一致。`,
  filesDue: (dueAt: string) => `附件请在 ${formatDateTime(dueAt)} 前提供；到齐后由两名工作人员核对并开启。期满没有提供的附件，按缺少附件进入形式审查。`,
  checking: "等待两名工作人员核对后开启，结果另行通知。",
  over: "期限已过，系统不再接收。",
  missing: "期限内没有收到与承诺值一致的内容，申报不能开启，不进入评审。对处理有疑问的，请联系政策咨询或监督部门。",
  opened: (at: string) => `已于 ${formatDateTime(at)} 凭贵单位重新提供的内容开启，进入形式审查。`,
  noFile: "没有选择文件。",
  keptReceived: "留存件与承诺值一致，已收到。有附件的请继续提供。",
  filesReceived: "附件与提交时一致，已收到。",
  staff: {
    asked: (dueAt: string) => `等待单位重新提供，${formatDateTime(dueAt)} 截止`,
    supplied: "单位已重新提供，待两人核对",
    confirmed: "第一人已核对，待另一人再次核对并开启",
    missing: "期满未重新提供",
    opened: "凭重新提供的内容开启",
    facts: { why: "原因", askedAt: "通知时间", dueAt: "截止", suppliedAt: "收到留存件", match: "与承诺值核对", files: "附件", confirmedAt: "第一人核对", openedAt: "开启" },
    keyLost: "开标码和恢复码全部遗失",
    damaged: "这一份密封件损坏",
    matches: "一字不差（系统核对，开启时再核对一次）",
    filesOf: (arrived: number, all: number) => (all === 0 ? "没有附件" : `收到 ${arrived} 个，共 ${all} 个`),
    phone: "通知已发到申报页和邮箱；没有邮箱的单位请打电话告知。",
  },
  /** On the page of the opening: what to do in each case. */
  cases: {
    title: "码遗失、损坏或持码人不能到场",
    rows: [
      ["持码人临时不能到场", "密封件不会过期，可以改期开标；信封锁存在单位的，由单位取出另派人输入。多于规定份数的（如 3 取 2），由其他持码人输入。"],
      ["遗失一份开标码", "立即在“密封保管”页报告遗失。余下的还够规定份数的照常开标；不够的，改用恢复码，写明理由。"],
      ["遗失一份恢复码", "开标码齐全的照常开标，不受影响；请系统管理员另制一套恢复码，供以后的任务使用。"],
      ["码输错、拿错信封", "系统指出是哪一份、哪一组，密封件不受影响，可以重新输入。"],
      ["个别申报的密封件损坏", "照常开启其他申报；这一份在它的申报页“请申报单位重新提供”。"],
      ["开标码、恢复码都不够数", "逐份报告遗失后，在任务页“登记密钥全部遗失”：由揭榜单位在 48 小时内重新提供，与承诺值一致的经两人核对后开启。"],
    ],
    toLoss: "登记密钥全部遗失",
  },
} as const;
