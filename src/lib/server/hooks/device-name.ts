/** Order matters: nearly every browser also calls itself Chrome and Safari. */
const BROWSERS: readonly [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const SYSTEMS: readonly [RegExp, string][] = [
	[/\bCrOS\b/, 'Chromebook'],
	[/\biPad\b/, 'iPad'],
	[/\biPhone\b/, 'iPhone'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

/**
 * A coarse name for a browser, for the pupil's own list and the audit: "Chrome · Android". No version, no model, no word of any language:
 * enough to recognise one's own device, too little to follow anybody.
 */
export function deviceName(userAgent: string): string {
	const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
	const system = find(SYSTEMS);
	return [find(BROWSERS) ?? 'Browser', ...(system ? [system] : [])].join(' · ');
}
