import { getSettings } from '../env';

/**
 * Where the demo applications answer (src/start/demo-application): on the port after ours, as `127.0.0.1`, which is another
 * site than `localhost`, with cookies of its own.
 */
export const demoApplicationAddress = (): string => `http://127.0.0.1:${getSettings().port + 1}`;
