/** What a 发文字号 looks like, with the agency's own 代字 where it is known. */
export const numberExampleWords = (agency: string | null, year: string) => `如 ${agency ?? "某工信"}〔${year}〕12号`;
