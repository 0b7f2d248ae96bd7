export { describeTrace, startTraces, traced } from './traces';
