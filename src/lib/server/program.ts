import { version as build } from '$app/environment';
import { version } from '../../../package.json';

/** Which program this is: its version, and the instant of its build (ISO 8601, UTC), which tells two builds of one version apart. */
export const program: { version: string; built: string } = {
	version,
	built: new Date(Number(build)).toISOString()
};
