import { getSettings } from '../env.ts';
import { loadKeys, type Keys } from './load-keys.ts';

export { keyObject, type Key, type KeySet } from './key-set.ts';
export { keyedHash, keyedHashes } from './keyed-hash.ts';
export { keyFileNames, keyFilePath, loadKeys, type Keys } from './load-keys.ts';
export { addKey, isRotatable, makeKeyLine, ROTATABLE, variableOf } from './rotate-keys.ts';
export { seal, sealText, unseal, unsealText } from './seal.ts';

let keys: Promise<Keys> | undefined;

/** The keys of this process, read once. Rejects with `StartError` as `loadKeys` does. */
export function getKeys(): Promise<Keys> {
	return (keys ??= loadKeys(getSettings()));
}
