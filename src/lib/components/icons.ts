/** Drawn on a grid of 24 with a line of 2, round ends. One path an icon. */
export const ICONS = {
	scan: 'M4 8V6a2 2 0 0 1 2-2h2m8 0h2a2 2 0 0 1 2 2v2m0 8v2a2 2 0 0 1-2 2h-2m-8 0H6a2 2 0 0 1-2-2v-2M8 8h3v3H8zm5 0h3v3h-3zm-5 5h3v3H8zm5.5.5h.01M16 16v.01',
	keyboard:
		'M5 6h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm2 4v.01m3.3-.01v.01m3.4-.01v.01m3.3-.01v.01M8 14h8',
	back: 'M19 12H5m6-6-6 6 6 6',
	restart: 'M5 12a7 7 0 1 0 2.3-5.2L4.5 9.5M4.5 4.5v5h5',
	eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
	eyeOff:
		'M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.4 3.2M6.5 7.2A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.5-1.2M10 9.9a3 3 0 0 0 4.1 4.2M4 4l16 16',
	check: 'M5 12.5 10 17.5 19.5 7',
	cross: 'M6 6l12 12M18 6 6 18',
	help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.4a2.8 2.8 0 1 1 4 2.7c-.9.5-1.3 1-1.3 1.9M12 17v.01',
	user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.7-3.6 3.7-5.5 7.5-5.5s6.8 1.9 7.5 5.5',
	logout: 'M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M10 12h11m-4-4 4 4-4 4',
	apps: 'M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h6v6h-6z',
	language:
		'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.5 2.4 3.8 5.5 3.8 9s-1.3 6.6-3.8 9c-2.5-2.4-3.8-5.5-3.8-9S9.5 5.4 12 3z',
	speaker: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
	warning: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.01',
	info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.7v.01',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.3 2',
	download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15',
	print: 'M7 8V4h10v4M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v6H7z',
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5',
	lock: 'M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3',
	mail: 'M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM3.5 7 12 13l8.5-6',
	school: 'M3 20.5h18M5 20.5V9.5L12 5l7 4.5v11M12 5V2.5h3.5M10 20.5V16h4v4.5M9 12v.01M15 12v.01',
	plus: 'M12 5v14M5 12h14',
	chevronDown: 'm6 9 6 6 6-6',
	chevronNext: 'm9 6 6 6-6 6'
} as const;

export type IconName = keyof typeof ICONS;

/** Point the way one reads, so they turn round in a right-to-left language. */
export const DIRECTED: readonly IconName[] = ['back', 'logout', 'chevronNext'];
