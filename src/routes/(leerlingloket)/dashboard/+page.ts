/** No client framework: the page that pupils open most is HTML, CSS and the small script that the sign-in has loaded already. */
export const csr = false;
