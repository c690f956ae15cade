import type { InstallationKind } from "#app/domain/site/settings.ts";

/** Said on every page about a rehearsal. */
export const rehearsalBand = "演练：单位、专家和申报均为虚构，不公开、不发信、不计入统计，可以整批删除";

/** Beside what the server's clock says. */
export const serverTimeWords = "服务器时间";

/** Said on every page of a database that is not the real one. */
export const installationWords: Record<Exclude<InstallationKind, "real">, string> = {
  demo: "演示系统：单位、人员和数据均为虚构，不具任何效力。",
  test: "测试系统：数据随时清空，不具任何效力。",
  rehearsal: "演练系统：本次演练的操作不产生正式结果。",
};

/** What happened, what was kept, what to do next. */
export interface ProblemWords {
  title: string;
  happened: string;
  kept: string;
  next: string;
}

/** The page of a failure that names nothing more. */
export const failedWords: ProblemWords = {
  title: "系统没有完成这次操作",
  happened: "系统内部出现故障，故障已自动记录。",
  kept: "此前已保存、已提交的内容不受影响；这一次的操作没有生效。",
  next: "请稍候再试。仍不成功时，请致电系统支持并报出下面的编号。",
};

export const problemWords = {
  notFound: {
    title: "没有找到这个页面",
    happened: "地址可能有误，内容可能已经撤下，或者您的账号无权查看。",
    kept: "您已保存、已提交的内容不受影响。",
    next: "请核对地址，或从首页、待办重新进入。",
  },
  notAllowed: {
    title: "您不能办理这一步",
    happened: "您在本事项中的岗位或当前状态不允许这一操作。",
    kept: "没有任何内容因此改变。",
    next: "请从待办重新进入；如认为有误，请联系经办人。",
  },
  badRequest: {
    title: "这次请求没有被接受",
    happened: "提交的内容不完整或格式不对，系统没有处理。",
    kept: "此前已保存的内容不受影响，这一次没有保存。",
    next: "请返回上一页，刷新后重新填写提交。",
  },
  failed: failedWords,
  databaseAway: {
    title: "系统暂时连接不上数据库",
    happened: "数据库暂时不能使用，系统正在自动恢复，通常不到一分钟。",
    kept: "此前已保存、已提交的内容不受影响。刚才这一次可能已经生效，也可能没有；不会只生效一半，也不会重复生效。",
    next: "请稍候返回原页面查看：已有结果的不必再办，没有的再办一次。仍不成功时，请致电系统支持并报出下面的编号。",
  },
} satisfies Record<string, ProblemWords>;

export type ProblemKey = keyof typeof problemWords;
