/**
 * Reads a page aloud, for who cannot read yet: what it says, block by block, with a light on the block whose turn it is.
 * Only with voices on the device itself: others send the words away, and with them a pupil's name.
 */

/** What is said in one breath. */
const BLOCKS = 'h1,h2,h3,p,li,dt,dd,label,legend,a,button,summary';
/** Nothing to say to who listens, or said already. */
const SILENT = '[aria-hidden="true"],[data-silent],.visually-hidden,noscript,dialog';
const READING = 'data-reading';
/** Milliseconds that a browser may take to find its voices. */
const VOICES_AFTER = 1_500;

/** A visible block and its words. */
interface Block {
	element: Element;
	text: string;
}

/** Brings the button to life in `root`; it is hidden in the page, since without a script it does nothing. Returns the way to stop. */
export function readAloud(root: Document): () => void {
	const button = root.querySelector<HTMLButtonElement>('[data-read-aloud]');
	const speech = window.speechSynthesis as SpeechSynthesis | undefined;
	if (!button || !speech) return () => undefined;
	const { start = '', stop = '', voiceless = '' } = button.dataset;
	const status = root.querySelector('[data-read-aloud-status]');
	/** Counts the readings, so that the end of a former one says nothing about this one. */
	let reading = 0;

	const show = (isReading: boolean) => {
		button.setAttribute('aria-pressed', String(isReading));
		button.title = button.ariaLabel = isReading ? stop : start;
	};
	const hush = () => {
		reading++;
		speech.cancel();
		light(root, null);
		show(false);
	};
	const read = async () => {
		const mine = ++reading;
		show(true);
		if (status) status.textContent = '';
		// At once when the voices are there: some browsers only speak within the tap itself.
		const voice = voiceFor(root, speech) ?? (await lateVoice(root, speech));
		if (mine !== reading) return;
		if (!voice) {
			if (status) status.textContent = voiceless;
			return show(false);
		}
		const blocks = wordsOf(root);
		blocks.forEach(({ element, text }, i) => {
			const utterance = new SpeechSynthesisUtterance(text);
			utterance.voice = voice;
			utterance.lang = voice.lang;
			utterance.rate = 0.9;
			const isMine = () => mine === reading;
			utterance.onstart = () => isMine() && light(root, element);
			utterance.onerror = () => isMine() && hush();
			if (i === blocks.length - 1) utterance.onend = () => isMine() && hush();
			speech.speak(utterance);
		});
		if (blocks.length === 0) hush();
	};
	const toggle = () => (button.getAttribute('aria-pressed') === 'true' ? hush() : void read());

	button.hidden = false;
	show(false);
	// Some browsers only begin to look for their voices when they are asked for.
	speech.getVoices();
	button.addEventListener('click', toggle);
	addEventListener('pagehide', hush);
	if (button.hasAttribute('data-autoread')) void read();

	return () => {
		hush();
		button.removeEventListener('click', toggle);
		removeEventListener('pagehide', hush);
	};
}

/** A voice of this device for the language of the page: that of Belgium first. */
function voiceFor(root: Document, speech: SpeechSynthesis): SpeechSynthesisVoice | undefined {
	const [language = 'nl'] = root.documentElement.lang.toLowerCase().split('-');
	const voices = speech
		.getVoices()
		.filter(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
	return (
		voices.find(({ lang }) => /[-_]be$/i.test(lang)) ?? voices.find((voice) => voice.default) ?? voices[0]
	);
}

/** Voices come late in some browsers, and never in others. */
function lateVoice(root: Document, speech: SpeechSynthesis): Promise<SpeechSynthesisVoice | undefined> {
	if (speech.getVoices().length > 0) return Promise.resolve(undefined);
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			resolve(voiceFor(root, speech));
		};
		const timer = setTimeout(done, VOICES_AFTER);
		speech.addEventListener?.('voiceschanged', done, { once: true });
	});
}

/** What the page says, in the order of reading: each block once, the outer one unless it holds blocks of its own. */
function wordsOf(root: Document): Block[] {
	const blocks: Block[] = [];
	for (const element of root.querySelectorAll<HTMLElement>(`main :is(${BLOCKS})`)) {
		const outer = element.parentElement?.closest(BLOCKS);
		const isPart = outer && blocks.some((block) => block.element === outer);
		if (isPart || element.closest(SILENT) || !isSeen(element) || element.querySelector('p,li,h2,h3'))
			continue;
		const text = textOf(element);
		if (text) blocks.push({ element, text });
	}
	return blocks;
}

const isSeen = (element: HTMLElement) => element.offsetParent !== null;

/** The words that are to be seen, with a rest between parts that stand apart. */
function textOf(element: Element): string {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	const parts: string[] = [];
	while (walker.nextNode()) {
		const { parentElement, textContent } = walker.currentNode;
		if (!parentElement?.closest(SILENT)) parts.push(textContent?.trim() ?? '');
	}
	return parts.filter(Boolean).join(' ');
}

function light(root: Document, element: Element | null): void {
	root.querySelector(`[${READING}]`)?.removeAttribute(READING);
	element?.setAttribute(READING, '');
}
