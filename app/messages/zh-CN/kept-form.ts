type Because = "signInNeeded" | "secondFactorNeeded";

/** A form that came after its session had ended, or when the second factor was due again. */
export const keptFormWords = {
  keeping: {
    signInNeeded: "登录已过期，刚才的内容没有送出，已加密保存。请登录，登录后内容回到原来的页面。",
    secondFactorNeeded: "办理前要再次验证身份。刚才的内容没有送出，已加密保存，验证后回到原来的页面。",
  } satisfies Record<Because, string>,
  nothing: {
    signInNeeded: "登录已过期，刚才的操作没有办理。请登录后再办。",
    secondFactorNeeded: "办理前要再次验证身份，验证后请再办一次。",
  } satisfies Record<Because, string>,
  notKept: "登录已过期，刚才的内容没有送出，也没能保存。请按浏览器的“后退”，把内容复制下来，登录后再填。",
  back: {
    signInNeeded: "登录过期时送来的内容已放回表中，还没有送出。请核对后再提交一次。",
    secondFactorNeeded: "验证身份之前送来的内容已放回表中，还没有办理。请核对后再提交一次。",
    statusChanged: "您刚才填写的内容已放回表中，还没有办理。请对照现在的情况核对后再办。",
    editedElsewhere: "您刚才填写的内容已放回表中，还没有保存。请对照现在的内容核对后再保存，保存后以您的为准。",
    wrongState: "您刚才填写的内容已放回表中，没有办理。",
  } satisfies Record<Because | "statusChanged" | "editedElsewhere" | "wrongState", string>,
  passages: (count: number) => `您刚才填写的文字（${count} 段），可以复制`,
  /** Beside a field of a form that came back late, what others saved there meanwhile, or what one has changed oneself. */
  differs: "与现在保存的内容不同的有下列各项。不是您改的，就是别人在此期间改的，请按需要改回：",
  present: (text: string) => `现在是“${text}”`,
  presentEmpty: "现在是空的",
  lacks: { files: "选过的文件没有保存，请重新选择。", secrets: "密码、口令和证件号码没有保存，请重新填写。" },
};
