/** SQL: an instant as ISO text in UTC, as JSON and views hold it; null stays null. */
export const isoInstant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
