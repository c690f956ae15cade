import { type FileKind, type FileProblem, type FileState, type OpenedFileProblem } from "#app/domain/bid/file.ts";

/** 附件种类 */
export const fileKindWords: Record<FileKind, string> = {
  proposal: "申报书正文",
  licence: "营业执照或事业单位法人证书",
  agreement: "联合揭榜协议（全体盖章）",
  unitIntegrity: "单位诚信承诺书",
  leadIntegrity: "负责人诚信承诺书",
  audit: "上年度审计报告或财务报表",
  ownMoney: "自筹资金证明",
  intellectualProperty: "知识产权证明",
  noveltySearch: "查新报告",
  testReport: "检测报告或中试运行记录（技术就绪度佐证）",
  relation: "与需求方关联关系声明",
  staffProof: "人员社保或劳动合同",
  recommendation: "推荐函",
  safety: "伦理、安全、环评材料",
  sealedPrint: "盖章页扫描件",
  other: "其他",
};

export const fileStateWords: Record<FileState, string> = {
  uploading: "上传中",
  checking: "检查中",
  sealed: "已封存",
  refused: "被拒",
};

/** Why a file was not taken, and what to do. */
export const fileProblemWords: Record<FileProblem, string> = {
  typeNotAllowed: "不接受这种文件，请转成 PDF、Word（docx）、Excel（xlsx）、PPT（pptx）、JPG、PNG 或 ZIP",
  nameNotAllowed: "文件名过长或含有不能显示的字符，请改名后重传",
  fileTooLarge: "超过单个文件 50 MB 的上限，请压缩或拆分",
  bidTooLarge: "本份申报的附件合计超过 300 MB，请删除不需要的文件",
  tooManyFiles: "附件过多，最多 100 个，请合并后上传",
  fileEmpty: "文件是空的",
  diskFull: "服务器存储空间不足，暂不能上传，请联系系统支持",
  contentDiffers: "内容与扩展名不符，请用原软件另存后重传",
  damaged: "文件不完整或已损坏，请确认能正常打开后重传",
  macros: "含有宏，请另存为不含宏的文件后重传",
  externalLinks: "引用了外部文件（如外部模板、其他工作簿），请断开链接后另存重传",
  encrypted: "文件加了密码，请取消密码后重传",
  nestedArchive: "压缩包里还有压缩包，请解开后重新压缩",
  archiveTooLarge: "压缩包内文件过多或解压后过大",
  archiveContent: "压缩包里有不接受的文件，只可放 PDF、docx、xlsx、pptx、JPG、PNG、TXT、CSV",
  cutShort: "上传中断，文件不完整，请重传",
  evidenceType: "只接受 PDF、JPG、PNG",
  evidenceTooLarge: "超过 10 MB，请压缩后重传",
  ndaNeedsDrawn: "签署保密承诺后提供的附件要逐页标注查阅人，须为 PDF、JPG 或 PNG，请转换后重传",
};

export const openedFileProblemWords: Record<OpenedFileProblem, string> = {
  missing: "存储中没有这个文件",
  wrongKey: "不是用本任务的开标密钥封存的",
  damaged: "文件已损坏，无法解密",
  digestDiffers: "内容与提交时的摘要不一致",
  notSupplied: "没有重新提供",
};

/** 12.3 MB, 45 kB */
export function fileSizeWords(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes < megabyte ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/** Beside the files of who reads them for the review. */
export const markNote = "您打开或下载的 PDF 和图片带有您的姓名和时间水印；其他格式，以及设有密码等不能加注的文件，不带水印。每次打开都有记录。";

/** Across every page of such a copy. */
export function markLine(name: string, username: string, at: string): string {
  return `${name}（${username}）　${at}　仅供评审，不得外传`;
}

/** Across every page of an attachment that is read under a pledge of secrecy. */
export function pledgedMarkLine(name: string, username: string, at: string): string {
  return `${name}（${username}）　${at}　已签保密承诺，不得外传`;
}

/** How an upload of the page stands, where the server has no word on it. */
export const uploadWords = {
  partsCut: "连接中断。再次选择同一个文件，可以从断开处继续。",
  formCut: "连接中断，文件没有传到。请再次选择这个文件上传。",
  signedOut: "登录已过期，文件没有收到。请先登录，登录后回到原来的页面，再次选择这个文件上传。",
  gone: "这个文件已被删除。",
  notRemoved: "暂时连不上服务器，没有删除。",
  notTaken: (status: number) => `服务器没有接收（${String(status)}），请稍后再试。`,
  blocked: (status: number) => `所在网络的网关拦截了上传（${String(status)}）。请联系本单位网络管理员放行本站，或换一个网络后再次选择这个文件。`,
} as const;
