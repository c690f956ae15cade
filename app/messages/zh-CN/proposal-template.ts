import type { ProposalPart } from "#app/domain/bid/proposal.ts";

/** 申报书正文模板: the prompt of every part that is written. Apart from what a page says of it, because only the server makes the file. */
export const proposalPrompts: Record<ProposalPart, string> = {
  unitBase: "写明牵头单位和各成员单位与本任务有关的资质、平台、装备和场地，近两年研发投入，与发榜方有无控股、参股或同一实际控制人等关系。",
  division: "写明各单位承担的任务、经费收支和知识产权份额，如何组织协调；与联合揭榜协议一致。没有成员单位的写“独立揭榜”。",
  team: "逐人写明姓名、职称或职务、所在单位、分工和投入人月，负责人近年的相关成果。身份证件号码不写入本文件。",
  present: "对照上表逐项写明目前达到的数值、依据（检测报告、运行记录）和验收时的检测方法、检测单位。",
  goals: "写明要解决的问题和项目结束时达到的状态，与考核指标对应。",
  route: "写明工艺流程、关键步骤和参数，附流程图；说明为何能达到各项约束性指标。",
  innovations: "逐条写明与现有做法相比新在哪里，有何数据支持。",
  baseline: "写明目前的技术就绪度等级和对应证据：规模、运行时间、结果；附件中须有一份佐证材料。",
  scaleUp: "写明从现有规模到目标规模的步骤、装备选型、场地和实施条件。",
  schedule: "在里程碑之外写明各阶段的工作内容和考核依据，与填写的里程碑一致。",
  risks: "写明技术、原料、市场和组织方面的风险，以及出现后的处理办法。",
  safety: "写明生产安全、放射性、碱和重金属溶出、粉尘等影响及控制措施，需要办理的手续。",
  secondaryWaste: "写明产生的数量、去向和处置办法，没有的写“无”。",
  economics: "写明投资、单位成本的构成、售价或节约、回收期，以及价格变动的影响。",
  budget: "写明经费的主要用途、较大设备和外协的理由，自筹资金的来源和落实情况。",
  outputs: "写明专利、标准、示范线等成果，年消纳固废量、产值、就业和减排二氧化碳的数值及测算依据。",
  backgroundIp: "列出要用到的专利、软件著作权和专有技术：名称、编号、权利人、有无争议。没有的写“无”。",
  ipTerms: "写明新产生知识产权的归属、各单位份额，以及对发榜方的许可方式。",
};

export const proposalTemplateWords = {
  title: "申报书正文",
  lead: (no: string, title: string) => `${no}　${title}`,
  foot: (no: string) => `申报书正文　${no}`,
  chapters: {
    cover: "一、基本信息",
    units: "二、申报单位和团队",
    response: "三、考核指标响应",
    plan: "四、实施方案",
    economics: "五、经济性和经费",
    outputs: "六、预期成果和知识产权",
  },
  howTo: "以“【提示】”开头的文字是填写说明，写好后请连同标记一起删去。表格内容取自下载时平台上的草稿，金额、指标等以平台填写的为准；平台上改动后，请同步修改本文件，或重新下载模板。",
  terms: { challenge: "榜单任务", owner: "发榜方", number: "申报编号", unit: "牵头单位", lead: "项目负责人", members: "成员单位", period: "攻关周期" },
  period: (months: number) => `${months} 个月`,
  none: "无",
} as const;
