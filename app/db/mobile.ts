/** SQL: whether a number can be sent an SMS. */
export const isMobile = (column: string) => `${column} ~ '^1[3-9][0-9]{9}$'`;
