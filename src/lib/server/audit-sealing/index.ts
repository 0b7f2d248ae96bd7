export { startSealing } from './start-sealing';
