/** No client framework here, as on the sign-in pages: a stop on the way, gone in a moment. */
export const csr = false;
