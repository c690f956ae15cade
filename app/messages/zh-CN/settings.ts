import type { SiteSettings } from "#app/domain/site/settings.ts";

export const settingWords: Record<keyof SiteSettings, { label: string; hint?: string }> = {
  name: { label: "平台名称" },
  subtitle: { label: "副标题" },
  organiser: { label: "主办单位" },
  operator: { label: "承办单位" },
  redHead: { label: "发文机关标志（红头）", hint: "公告 Word、PDF 首页的红头，如“某市工业和信息化局文件”；留空的不印" },
  agency: { label: "发文机关代字", hint: "发文字号的开头，如“某工信”" },
  policyPhone: { label: "政策咨询电话" },
  supportPhone: { label: "系统支持电话" },
  phoneHours: { label: "接听时间" },
  disciplineContact: { label: "监督举报", hint: "受理违规违纪举报的电话、邮箱或地址，与业务电话分设；写在发榜、征集和公示的公告里" },
  noticeText: { label: "公告结尾文字", hint: "写在发榜公告和征集通知的结尾，如报送纸件的地址；不超过 200 字，留空的不印" },
  address: { label: "地址" },
  icp: { label: "ICP 备案号" },
  policeRecord: { label: "公安备案号" },
  siteCode: { label: "政府网站标识码" },
};
