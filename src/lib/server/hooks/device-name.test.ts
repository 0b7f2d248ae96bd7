import { expect, test } from 'vitest';
import { deviceName } from './device-name';

test.each([
	[
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
		'Chrome · Android'
	],
	[
		'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604.1',
		'Safari · iPad'
	],
	['Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'Chrome · Chromebook'],
	['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130', 'Edge · Windows'],
	['', 'Browser'],
	['<script>alert(1)</script>\r\nX: y', 'Browser']
])('%s is called %s', (userAgent, name) => {
	expect(deviceName(userAgent)).toBe(name);
});
