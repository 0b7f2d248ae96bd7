export { openReadiness, readiness, type Readiness } from './ready';
