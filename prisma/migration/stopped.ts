/** What stops a migration: one sentence for the person who runs it, without a stack. */
export class MigrationStopped extends Error {}
