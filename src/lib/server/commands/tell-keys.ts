import type { PepperUse, SealingUse } from '../key-checks';

/** A sentence for the operator on what a pepper made. */
export const tellPepper = ({ id, hashes, isHeld }: PepperUse): string =>
	isHeld
		? `${hashes} passwords and codes were made with pepper ${id}.`
		: `${hashes} passwords and codes were made with pepper ${id}, which KEY_PEPPER does not hold: they are refused as wrong ones until it stands below the newest again (docs/keys.md).`;

/** A sentence for the operator on what a sealing key is still needed for. */
export function tellSealing({ id, isHeld, cards, addresses, apps, others }: SealingUse): string {
	const what = `${cards} valid cards, ${addresses} e-mail addresses, ${apps} apps of staff and ${others} others were sealed with key ${id}`;
	return isHeld
		? `${what}.`
		: `${what}, which KEY_SEALING does not hold: they cannot be read until it stands below the newest again (docs/keys.md).`;
}
