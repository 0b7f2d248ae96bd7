/** Shows the way in by passkey where the browser knows passkeys. What it takes is fetched at the tap, by few. */
export function offerPasskey(root: ParentNode): void {
	const form = root.querySelector<HTMLFormElement>('form[data-passkey]');
	if (!form || !('PublicKeyCredential' in globalThis)) return;
	form.hidden = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void import('./give-passkey').then(({ givePasskey }) => givePasskey(form));
	});
}
