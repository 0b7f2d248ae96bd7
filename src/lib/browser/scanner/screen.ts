/** What the page has words for: `data-message` in its markup. */
export type Message =
	| 'asking'
	| 'looking'
	| 'found'
	| 'no-address'
	| 'other-site'
	| 'not-a-card'
	| 'insecure'
	| 'no-camera'
	| 'denied'
	| 'in-use'
	| 'gone'
	| 'blocked'
	| 'photo'
	| 'photo-empty'
	| 'photo-unreadable';

/** The page as the scanner sees it: parts that are shown or not, and one message at a time. */
export interface Screen {
	video: HTMLVideoElement;
	photo: HTMLInputElement;
	/** The addresses that a card may carry. */
	origins: readonly string[];
	button(name: 'start' | 'switch' | 'torch'): HTMLButtonElement;
	show(part: string, shown: boolean): void;
	/** A live region holds the messages: one that is shown already is not spoken again. */
	say(message: Message): void;
	/** For the styles: `idle`, `live` or `found`, and which way the camera looks. */
	mark(name: 'state' | 'facing', value: string): void;
}

export function createScreen(root: HTMLElement): Screen {
	const find = <T extends Element>(selector: string): T => {
		const found = root.querySelector<T>(selector);
		if (!found) throw new Error(`The scanner's page has no ${selector}.`);
		return found;
	};
	return {
		video: find('video'),
		photo: find('input[type=file]'),
		origins: (root.dataset.origins ?? '').split(' '),
		button: (name) => find(`[data-scan="${name}"] button`),
		show: (part, shown) => {
			const element = find<HTMLElement>(`[data-scan="${part}"]`);
			element.hidden = !shown;
			element.classList.remove('awaited');
		},
		say: (message) => {
			for (const each of root.querySelectorAll<HTMLElement>('[data-message]'))
				each.hidden = each.dataset.message !== message;
		},
		mark: (name, value) => {
			root.dataset[name] = value;
		}
	};
}
