/** As little as a page made at each request can hold. */
export const load = () => ({ name: 'Zoë' });
