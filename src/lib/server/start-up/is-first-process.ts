import type { Cluster } from 'node:cluster';

/** The number of the first of several processes; one that takes the place of another has a higher number. */
const FIRST = 1;

/** Whether this process is the only one, or the first of several: it says for all what is to be said once a start. */
export const isFirstProcess = ({ isWorker, worker }: Pick<Cluster, 'isWorker' | 'worker'>): boolean =>
	!isWorker || worker?.id === FIRST;
