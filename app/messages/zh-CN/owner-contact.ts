/** 需求单位联系人 of an item, which the public does not read. */
export const ownerContactWords = {
  title: "需求单位联系人",
  aside: "不公开；正式立项后告知承担单位",
  none: "未登记。立项后承担单位将找不到需求单位的联系人。",
  enter: "登记联系人",
  change: "更换联系人",
  name: "联系人",
  phone: "联系电话",
  save: "登记",
  done: "已登记需求单位联系人。",
};
