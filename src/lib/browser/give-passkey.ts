import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** Asks the browser for a passkey and sends `form` with its answer. A pupil who thinks better of it stays on the page. */
export async function givePasskey(form: HTMLFormElement): Promise<void> {
	const field = form.elements.namedItem('answer');
	if (!(field instanceof HTMLInputElement)) return;
	try {
		const asked = await fetch(`${form.getAttribute('action')}/vraag`, { method: 'POST' });
		if (!asked.ok) throw new Error(`status ${asked.status}`);
		const optionsJSON = (await asked.json()) as PublicKeyCredentialRequestOptionsJSON;
		field.value = JSON.stringify(await startAuthentication({ optionsJSON }));
	} catch (error) {
		// Thought better of it, or took too long: nothing to say. Anything else is the server's to explain.
		if (error instanceof Error && error.name === 'NotAllowedError') return;
		field.value = '';
	}
	form.submit();
}
