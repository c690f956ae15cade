import type { CheckOutcome, SelfCheck, SelfCheckVerdict } from "#app/domain/site/self-check.ts";

interface CheckWords {
  name: string;
  /** What to do when it does not work. */
  remedy: string;
}

/** 申报环境自检, check by check. */
export const selfCheckWords: Record<SelfCheck, CheckWords> = {
  signIn: { name: "登录页能否打开", remedy: "登录页打不开，请检查网络或代理，换一个网络再试。" },
  cookies: { name: "能否保持登录", remedy: "Cookie 没有带回来：浏览器禁用了它，或者途中的代理把它去掉了，登录后会立即退出。请允许本站使用 Cookie，或换一个网络再试。" },
  clock: { name: "本机时钟", remedy: "本机时钟与平台相差较大。截止时间以平台时钟为准，请校准本机时间。" },
  patch: { name: "断点续传（标准方式）", remedy: "网关不允许这种请求，系统会自动改用其他方式，不影响上传。" },
  override: { name: "断点续传（兼容方式）", remedy: "网关改写了请求，系统会改用普通表单上传。" },
  smallParts: { name: "小块上传", remedy: "小块请求也被拦截，请联系本单位网络管理员放行本站，或换一个网络。" },
  multipart: { name: "普通表单上传", remedy: "普通表单上传被拦截，请联系本单位网络管理员放行本站，或换一个网络。" },
  speed: { name: "上传速度", remedy: "上传很慢，请提前上传附件，不要等到截止前。" },
  storage: { name: "本机暂存", remedy: "浏览器不允许本机暂存，断网时没有保存成功的内容不能找回，请勿使用无痕模式。" },
  encryption: { name: "本机加密", remedy: "浏览器不能加密，断网时不在本机留副本；其余不受影响。" },
  print: { name: "打印", remedy: "这个浏览器不能打印，盖章页请换一个浏览器打印。" },
  pdf: { name: "查看 PDF", remedy: "浏览器不能直接显示 PDF，下载后用阅读软件打开即可。" },
};

export const selfCheckResultWords: Record<CheckOutcome["result"], string> = { yes: "正常", no: "不通过", untried: "未试" };

export const selfCheckVerdictWords: Record<SelfCheckVerdict, { word: string; sentence: string }> = {
  ready: { word: "可以申报", sentence: "这台电脑和所在网络可以正常申报。" },
  limited: { word: "可以申报，有几处不足", sentence: "可以申报；不通过的几项见右侧说明，多数由系统自动改用其他方式。" },
  blocked: { word: "暂不能申报", sentence: "登录或上传不通，请按说明处理，或换一台电脑、换一个网络再试。" },
  untried: { word: "没有检查", sentence: "这个浏览器没有运行脚本，以下各项没有检查。" },
};

/** The value of a check in words: seconds of drift, KB a second. */
export function checkValueWords(check: SelfCheck, { value }: CheckOutcome): string {
  if (value === null) return "";
  if (check === "clock") return Math.abs(value) < 2 ? "与平台一致" : `比平台${value > 0 ? "快" : "慢"} ${Math.round(Math.abs(value))} 秒`;
  return check === "speed" ? `约 ${value >= 1024 ? `${(value / 1024).toFixed(1)} MB` : `${Math.round(value)} KB`}/秒` : "";
}

export const selfCheckPageWords = {
  title: "申报环境自检",
  lead: "截止前几天，用准备申报的电脑和网络打开本页，约十秒查完登录、上传、时钟和打印。不上传您的任何文件，不记录您是谁。",
  toCheck: "截止前先查一查这台电脑和网络能不能正常申报。",
  running: "正在检查…",
  again: "再查一次",
  noScript: "这个浏览器没有运行脚本：登录、上传方式、时钟、本机暂存、打印都没有检查。填报和提交不需要脚本，附件用普通表单上传。下面的表单可以试一次普通上传。",
  tryUpload: "试传一个小文件",
  tryUploadHint: "任选一个不超过 1 MB 的文件，只数字节，不保存。",
  tried: "普通表单上传正常。",
  triedNothing: "没有收到文件，请先选择一个文件。",
  slipTitle: "请技术支持帮助",
  slipLead: "生成一个短码，打电话时报给技术支持，对方就能看到以上结果，不必逐项描述。短码只含检查结果和浏览器名称，30 天后删除。",
  makeSlip: "生成短码",
  slip: "您的自检短码",
  item: "检查项",
  result: "结果",
  remedy: "说明",
  browser: "浏览器",
  madeAt: "检查时间",
  lookupTitle: "自检短码查询",
  lookupLead: "来电人报出短码后在这里查询。短码不含个人信息，30 天后删除。",
  lookupLabel: "自检短码",
  lookupHint: "六位，如 7KQ-4M2",
  lookup: "查询",
  unknown: "没有这个短码，或已超过 30 天。请核对，或请对方再查一次。",
  recent: "最近的自检",
} as const;
