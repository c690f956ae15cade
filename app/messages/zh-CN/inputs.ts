export interface InputWords {
  label: string;
  hint?: string;
  unit?: string;
}

/** Fields of moves by their name: what they are called, what belongs there. */
export const inputWords: Record<string, InputWords> = {
  documentNumber: { label: "发文字号", hint: "以已印发的文件为准；同一文件可以发布多项任务。" },
  closesAt: { label: "截止时间", hint: "北京时间。发布时不填的，按批次规则推算到工作日 17:00；延期时须晚于原截止时间。" },
  onDayOff: { label: "截止日可以是休息日", hint: "截止时间不在工作日的，须勾选确认；期限按休息日顺延的规则仍然适用。" },
  ownerOpinion: { label: "需求方书面意见的 SHA-256 摘要", hint: "有需求方书面意见的填写，用于“需求方意见”评审项；没有的留空。" },
  minuteNo: { label: "会议纪要编号" },
  reason: { label: "理由", hint: "记入办理过程；撤榜、暂停、恢复、延期、重新发榜和结束的理由对外公开。" },
  no: { label: "榜单编号", hint: "留空则按本批次顺序编号。" },
  round: { label: "重新发榜的批次", hint: "可在您经办的其他批次重新发榜；不选则仍在原批次，按顺序编新号。" },
  title: { label: "任务名称" },
  code: { label: "代码" },
  minutes: { label: "重新开放时长", unit: "分钟", hint: "30 至 2880（两天）。从复核人办理之时起算。" },
  publicReason: { label: "对外说明", hint: "写明原因，不写单位。会登在任务公告里。" },
  opinion: { label: "推荐意见" },
  others: { label: "与哪些需求合并", hint: "需求编号，用顿号隔开，如 XQ-2026-0002、XQ-2026-0005。须在同一批次。" },
  titles: { label: "拆分后的名称", hint: "每行一个，每个 8 到 60 字。内容各复制一份，由您分别修订。" },
  fields: { label: "可以更正的内容" },
  reasonCode: { label: "不予受理原因" },
};

/** The words of a field; one without words shows its own name, so that no field is ever without a label. */
export function wordsOfInput(name: string): InputWords {
  return inputWords[name] ?? { label: name };
}

/** What a move does, to whom, and whether it can be undone: said beside the button of every move that is more than a note. */
export const moveEffects: Record<string, Record<string, string>> = {
  round: {
    publish: "本批次全部已审定的任务同时公开，并开始接受揭榜。发布后不能退回编制状态。",
    suspend: "本批次暂停办理，对外显示“暂停”。可以恢复。",
    resume: "本批次恢复办理。",
    cancel: "本批次终止并对外公告，不能恢复。",
    close: "本批次办结归档，不能再办理其他事项。",
  },
  challenge: {
    approve: "确认任务内容可以发布。审定人不能再担任本任务的发布人。考核指标少于四项的，须填写理由。",
    publish: "任务向社会公开并开始接受揭榜，同时生成开标密钥。发布后内容只能以更正方式修改。",
    amend: "更正以编号公告对外公布前后对照，并通知正在申报的单位；涉及指标、经费或申报条件的，截止时间顺延。不能撤销，改错了只能再更正一次。",
    extend: "截止时间推后并对外公告，不能再提前。",
    suspend: "暂停接受揭榜，原因对外公开；已提交的申报继续密封保管。可以恢复。",
    resume: "恢复接受揭榜；截止时间不变，需要顺延的另行延期。",
    withdraw: "任务撤榜，理由对外公开，不能恢复；已提交的申报不再开启。",
    close: "停止接受揭榜并清点份数。截止时间一到系统自动办理，一般不需人工操作。",
    openBids: "取用开标密钥，逐份开启并核对承诺值，生成开标记录。此后经办人员可以看到申报内容。不能撤销。",
    recordLoss:
      "开标码、恢复码都已逐份报告遗失，没有任何一种能够开启时使用。每个揭榜单位都会收到通知，在 48 小时内重新提供留存件和附件；与承诺值一致的，经两人核对后逐份开启，没有提供的不影响其他。理由和结果公开，并列入例外清单。期间找回码的，仍可照常开标。",
    startReview: "形式审查结束，进入专家评审。没有通过的为流榜；只有一份通过的，先转为“单一揭榜待定”，再次办理才进入评审。",
    reissue: "本任务以流榜结束，理由对外公开，不能恢复；同时以新编号生成一项内容相同的任务（编制中），修改后重新审定、发布，公开页面互相链接。",
    giveUp: "本任务结束，理由对外公开，不能恢复。",
    freezeRanking: "按已签署的评分算出排名，写成排名文件并固定。固定后任何评分都不能再改，不能撤销。",
    decide: "记录研究决定，生成拟立项和公示草稿；发布公示前不对外公开。",
  },
  bid: {
    withdraw: "撤回后本申报不再有效，开标时不开启；密封件仍然封存。截止前可以重新提交。",
    clearDraft:
      "从平台上删除本申报可读的内容：草稿、全部草稿历史、提交内容的留存副本，以及尚未合并的修改。密封件和回执不受影响，照常开标。清除以后，到开标前任何人（包括本单位）都不能在系统里看到申报内容；成员还没有确认的，开标后再确认。要替换的，凭留存件恢复草稿。不能撤销，请先在回执页下载留存件。",
    askContent: "密封件确实不能开启时使用：通知申报单位在 48 小时内重新提供留存件和附件；与承诺值一致的，经两人核对后开启。理由申报单位可以看到。",
    confirmContent: "系统已核对：留存件与承诺值一字不差。请再核对是谁提供的、附件是否到齐；核对后由复核再次核对并开启。",
    openSupplied: "再核对一次承诺值，然后开启，进入形式审查。开标记录公开说明有申报凭重新提供的内容开启，不写明单位。不能退回。",
    requestCorrection: "申报退回单位补正，只有一次；单位只能改动勾选的内容，逾期系统不再接收。承诺值不在可补正范围。",
    correct: "补正内容替代原内容并重新自动审查。只能补正一次。",
    passForm: "申报进入专家评审。有“不应受理”提示，或有标红而未逐项核对的，须写明理由。",
    rejectForm: "申报不进入评审，原因和理由通知申报单位。不能撤销。",
  },
  demand: {
    submit: "提交后内容不能自行修改；退回修改的可以改后再提交。",
    recommend: "同意推荐，需求转经办单位论证。",
    return: "退回单位修改，理由单位可以看到；改后须重新提交。",
    startVetting: "进入论证。此后单位不能再自行修改，文本由经办单位与单位共同修订。",
    shelve: "转为入库备选，以后可以重新论证。",
    revisit: "重新进入论证。",
    merge: "本需求和所列需求转为“已合并”，生成一项新的需求进入论证，保留来源。不能撤销。",
    split: "本需求转为“已拆分”，按所列名称生成新的需求进入论证，保留来源。不能撤销。",
    withdraw: "撤回后不再办理，不能恢复。",
  },
  ticket: {
    propose: "提出重新开放这一份申报，由另一人复核后生效。可以改后再提。",
    reopen: "立即生效并对外公告（不公开单位）：该单位可在时限内提交或替换这一份申报；期满之前不能开标。不能撤销。",
    decline: "不重新开放，理由告知该单位。",
  },
  takedown: {
    restore: "原文立即恢复公开。",
    finalise: "不再恢复，原文不再保存；需要公开改后的内容，请办理更正公告。不能撤销。",
  },
  question: {
    draft: "答复先交经办人，由经办人对所有单位公开；可以改后再拟。",
    publish: "问题和答复立即对所有人公开，不写提问单位；正在准备申报和关注本任务的单位会收到通知。不能撤销。",
    decline: "不公开，理由只告知提问单位。",
  },
  notice: {
    publish: "公告以此文号对外发布。结果公示的，公示期按批次规则自动推算，同时通知全部申报单位各自的结果。",
    withdraw: "撤回后公告只保留标题、文号和撤回理由；所列拟立项暂停，不能据此立项。",
    end: "公示期满，公告转为期满。",
  },
  award: {
    freeze: "有异议涉及本项，暂停公示，查清前不能立项。",
    release: "异议已处理，恢复公示。",
    revoke: "撤销拟立项，理由记入办理过程，不能恢复。",
    award: "公示期满，正式立项，并通知申报单位。",
    forfeit: "获批单位逾期未签任务书，视为放弃，不能恢复。",
  },
};
