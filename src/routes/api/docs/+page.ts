/** A page to read: no client framework. */
export const csr = false;
