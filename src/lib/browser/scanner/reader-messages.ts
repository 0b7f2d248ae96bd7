import type { Frame } from './read-frame.ts';

export interface Question {
	id: number;
	frame: Frame;
}

/** Whether the reader could be loaded, once; then for each question the texts found, or null when reading failed. */
export type Answer = { ready: boolean } | { id: number; texts: string[] | null };
