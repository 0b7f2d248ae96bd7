export { answerApi } from './answer-api';
export { checkSchema, resolve, type Misfit, type Schema } from './check-schema';
export { describeApi } from './describe-api';
export { METHODS, type ApiPart, type Method, type Operation } from './part';
export { API_PARTS } from './parts';
export { Problem, PROBLEM } from './problem';
export { describedPath, readJson } from './read-json';
export { requireMachine } from './require-machine';
