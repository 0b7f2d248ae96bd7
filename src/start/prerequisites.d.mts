// The types of prerequisites.mjs for the tests; the descriptions stand there.
export function findChromium(playwrightsOwn?: string): string | undefined;
export function findPostgres(): string | undefined;
