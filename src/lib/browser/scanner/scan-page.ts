/** The script of /scan. Loaded as a module, so the page is complete when it runs; without it the page still helps. */
import { startScanner } from './start-scanner';

const root = document.querySelector<HTMLElement>('[data-scanner]');
if (root) startScanner(root);
