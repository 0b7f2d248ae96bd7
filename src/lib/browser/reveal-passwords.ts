/** Brings the show/hide buttons to life. They are hidden in the page, since without a script they do nothing. */
export function revealPasswords(root: ParentNode): void {
	for (const button of root.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
		const field = document.getElementById(button.dataset.reveal ?? '');
		if (!(field instanceof HTMLInputElement)) continue;
		const show = (shown: boolean) => {
			field.type = shown ? 'text' : 'password';
			button.setAttribute('aria-pressed', String(shown));
			const label = (shown ? button.dataset.hide : button.dataset.show) ?? '';
			button.title = label;
			button.ariaLabel = label;
		};
		button.hidden = false;
		button.addEventListener('click', () => {
			show(field.type === 'password');
			field.focus();
		});
		// A browser may offer to remember a field that is readable; and nobody else should read on.
		field.form?.addEventListener('submit', () => show(false));
	}
}
