export { recordRead, type Reader } from './record-read';
