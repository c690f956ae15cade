const endings = new Set<() => Promise<void>>();

/** Something that must end with the process, such as the connections of the database: without it the process would stay. */
export function atEnd(ending: () => Promise<void>): void {
  endings.add(ending);
}

export async function endAll(): Promise<void> {
  await Promise.allSettled([...endings].map((ending) => ending()));
}
