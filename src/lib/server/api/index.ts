export { answerApi } from './answer-api';
export { Problem } from './problem';
export { requireMachine } from './require-machine';
