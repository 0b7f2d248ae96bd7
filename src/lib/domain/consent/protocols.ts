import type { Protocol } from './protocol';
import { PROTOCOL_2023_11_15 } from './protocol-2023-11-15';

/** Every version there ever was, the oldest first. A new one is added behind; none is taken away (F91). */
export const PROTOCOLS: readonly [Protocol, ...Protocol[]] = [PROTOCOL_2023_11_15];

/** The version that is asked for now: the last one. */
export const currentProtocol = (protocols: readonly Protocol[] = PROTOCOLS): Protocol =>
	protocols.at(-1) ?? PROTOCOL_2023_11_15;

/** The version of this name, for reading again what was accepted; null when there never was one. */
export const protocolOf = (version: string, protocols: readonly Protocol[] = PROTOCOLS): Protocol | null =>
	protocols.find((one) => one.version === version) ?? null;
