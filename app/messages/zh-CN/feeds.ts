export const feedWords = {
  kinds: {
    opened: (title: string) => `发榜：${title}`,
    amended: (title: string, number: number | null) => `第 ${number} 号更正：${title}`,
    answered: (title: string, number: number | null) => `答疑第 ${number} 问：${title}`,
    takenDown: (title: string) => `部分内容撤下：${title}`,
    list: (title: string) => `发榜公告：${title}`,
    call: (title: string) => `征集通知：${title}`,
    result: (title: string) => `结果公示：${title}`,
  },
  takenDown: (reason: string) => `因${reason}撤下。`,
  dates: { asking: (title: string) => `提问截止：${title}`, closing: (title: string) => `揭榜截止：${title}` },
  subscribe: "订阅更新",
  calendar: "截止日期加入日历",
};
