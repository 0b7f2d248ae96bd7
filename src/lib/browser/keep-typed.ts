type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What nobody types or ticks; a file cannot be put back by a script. */
const NOT_TYPED = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file']);
const FIELDS = 'input, textarea, select';

let putBacks: Map<Field, () => void> | null = null;
const listen = ({ target }: Event) => {
	if (isField(target)) putBacks?.set(target, putBack(target));
};

/**
 * The framework puts the fields of a page that it takes over back to what the server sent: who was faster than its script
 * then searches for nothing, or ticked nobody. Call before it does so. What is filled in already is remembered, unless the
 * browser itself did so on a reload or on the way back: it counts fields and may tick another pupil than before. What is
 * filled in from now on is remembered too, until `giveBackTyped`.
 */
export function rememberTyped(): void {
	putBacks = new Map();
	document.addEventListener('input', listen, true);
	const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (navigation?.type !== 'navigate') return;
	for (const field of document.querySelectorAll<Field>(FIELDS))
		if (isField(field) && isChanged(field)) putBacks.set(field, putBack(field));
}

/** Call when the framework has taken the page over. The fields become what the person made of them, and say so. */
export function giveBackTyped(): void {
	document.removeEventListener('input', listen, true);
	const remembered = putBacks;
	putBacks = null;
	for (const restore of remembered?.values() ?? []) restore();
}

const isField = (target: unknown): target is Field =>
	target instanceof Element && target.matches(FIELDS) && !NOT_TYPED.has((target as Field).type);

const isTick = (field: Field): field is HTMLInputElement =>
	field.type === 'checkbox' || field.type === 'radio';

/** Whether it is otherwise than the server sent it. */
function isChanged(field: Field): boolean {
	if (isTick(field)) return field.checked !== field.defaultChecked;
	if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
	const sent = [...field.options].findLastIndex(({ defaultSelected }) => defaultSelected);
	return field.selectedIndex !== Math.max(sent, 0);
}

function putBack(field: Field): () => void {
	const { value } = field;
	const checked = isTick(field) && field.checked;
	return () => {
		if (isTick(field) ? field.checked === checked : field.value === value) return;
		if (isTick(field)) field.checked = checked;
		else field.value = value;
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
	};
}
