/** 张* for any name: the first character only, so that the length tells nothing either. */
export function maskName(name: string): string {
  // By code point: rare surnames lie beyond the BMP (𠅤).
  const [first] = name.trim();
  return first === undefined ? "" : `${first}*`;
}

/** 138****1234; what is no mobile number is masked whole. */
export function maskMobile(mobile: string): string {
  return /^1[3-9]\d{9}$/.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : "****";
}
