import type { Reroute } from '@sveltejs/kit';

/** A QR holds its address in capitals, which makes it a size smaller: `/K/…` is `/k/…`. */
export const reroute: Reroute = ({ url }) =>
	url.pathname.startsWith('/K/') ? `/k/${url.pathname.slice('/K/'.length)}` : undefined;
