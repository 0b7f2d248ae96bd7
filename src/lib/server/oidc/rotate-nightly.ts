import { defineJob } from '../jobs';
import { forgetProvider } from './provider';
import { rotateWhenDue } from './signing-keys';

/** Every night: new signing keys in the place of those that are older than their period (docs/keys.md). */
export const rotateNightly = defineJob<object, { rotated: boolean }>('oidc-signing-keys', {
	daily: { hour: 4 },
	async run(job) {
		const rotated = await rotateWhenDue(job.context());
		if (rotated) forgetProvider();
		return { rotated };
	}
});
