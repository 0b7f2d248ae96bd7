/** No client framework here: a child's first page is HTML, CSS and one small script. */
export const csr = false;
