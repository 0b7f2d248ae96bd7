/** Closes an open menu on Escape, on a tap elsewhere and when the focus leaves it. Opening needs no script. */
export function closeMenus(root: Document): () => void {
	const close = (keep: EventTarget | null) => {
		for (const menu of root.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
			if (!(keep instanceof Node && menu.contains(keep))) menu.open = false;
		}
	};
	const onKey = (event: KeyboardEvent) => {
		if (event.key !== 'Escape') return;
		const menu = root.querySelector<HTMLDetailsElement>('details[data-menu][open]');
		close(null);
		menu?.querySelector('summary')?.focus();
	};
	const onTap = ({ target }: Event) => close(target);
	root.addEventListener('keydown', onKey);
	root.addEventListener('click', onTap);
	root.addEventListener('focusin', onTap);
	return () => {
		root.removeEventListener('keydown', onKey);
		root.removeEventListener('click', onTap);
		root.removeEventListener('focusin', onTap);
	};
}
