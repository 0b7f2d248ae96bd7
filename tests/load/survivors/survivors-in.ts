/** A function that was running, and how much it made itself that is in the profile (`SamplingHeapProfileNode`). */
export interface SamplingNode {
	callFrame: { functionName: string; url: string; lineNumber: number };
	/** Bytes. */
	selfSize: number;
	children: SamplingNode[];
}

/** All bytes of a profile, and who made them, the most first. */
export function survivorsIn(head: SamplingNode): {
	bytes: number;
	makers: { maker: string; bytes: number }[];
} {
	const made = new Map<string, number>();
	let bytes = 0;
	const left = [head];
	for (let node = left.pop(); node; node = left.pop()) {
		const { functionName, url, lineNumber } = node.callFrame;
		const maker = `${functionName || '(no name)'} ${shortened(url)}:${lineNumber + 1}`;
		if (node.selfSize > 0) made.set(maker, (made.get(maker) ?? 0) + node.selfSize);
		bytes += node.selfSize;
		left.push(...node.children);
	}
	const makers = [...made].map(([maker, bytes]) => ({ maker, bytes }));
	return { bytes, makers: makers.toSorted((a, b) => b.bytes - a.bytes) };
}

/** From the package or the build on. */
const shortened = (url: string) => url.replace(/^.*\/(?=(?:node_modules|build)\/)/, '');
